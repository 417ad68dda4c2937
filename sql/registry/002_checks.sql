-- What people decide of checks, with who, when and why; and what the learned ranges are learned from.
create table loader.threshold (
  threshold_id integer generated always as identity primary key,
  check_name   text not null,
  source       text,
  warn         text,
  error        text,
  who          text not null,
  changed_at   timestamptz not null default clock_timestamp(),
  why          text
);
create index threshold_by_check on loader.threshold (check_name, source, threshold_id);
comment on table loader.threshold is 'Changed thresholds of checks. The newest row of a check and source holds; older ones are its history.';
comment on column loader.threshold.source is 'Null: every source that has no row of its own.';
comment on column loader.threshold.warn is 'As in the header of the check (from 1 row, over 5 %), off, or default; error alike.';

create table loader.snooze (
  snooze_id  integer generated always as identity primary key,
  check_name text not null,
  source     text,
  until      date not null,
  who        text not null,
  changed_at timestamptz not null default clock_timestamp(),
  why        text not null
);
create index snooze_by_check on loader.snooze (check_name, source, snooze_id);
comment on table loader.snooze is 'Until and with this day, what the check finds is shown but neither keeps a run from being published nor sends an alert. The newest row holds; a day that is past wakes the check.';

alter table loader.check_result
  add column source  text not null default '',
  add column family  text not null default 'range',
  add column value   double precision,
  add column unit    text,
  add column low     double precision,
  add column high    double precision,
  add column warn    text,
  add column error   text,
  add column explanation text not null default '',
  add column snoozed jsonb,
  drop constraint check_result_pkey,
  add primary key (run_id, name, source);
comment on column loader.check_result.source is 'The source whose rows were looked at; empty where the run is looked at as a whole.';
comment on column loader.check_result.value is 'What was found, as a number in unit, for charts; null where there is none.';
comment on column loader.check_result.low is 'Least value that is usual; null where nothing was learned or there is no bound.';
comment on column loader.check_result.warn is 'The threshold that held, in words; error alike.';
comment on column loader.check_result.explanation is 'One sentence for a person: what was found, against what, and what to do.';
comment on column loader.check_result.snoozed is 'Until when, by whom and why the check was snoozed at that time; null when it was awake.';
