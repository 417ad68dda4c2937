-- Where people wrote down what to do about a check: alerts name it.
create table loader.runbook (
  check_name text primary key,
  url        text not null,
  who        text not null,
  changed_at timestamptz not null default clock_timestamp()
);
comment on table loader.runbook is 'Where people wrote down what to do when a check fails: alerts name the address.';
