-- Where alerts go, and what was delivered. No secrets: those are in the operating system's store or the environment.
create table loader.alert_target (
  target_id    integer generated always as identity primary key,
  name         text not null unique,
  kind         text not null check (kind in ('slack', 'pagerduty', 'webhook', 'email', 'desktop')),
  settings     jsonb not null default '{}',
  min_severity text not null default 'error' check (min_severity in ('warn', 'error')),
  sources      text[],
  quiet_hours  jsonb,
  allow_private boolean not null default false,
  enabled      boolean not null default true,
  who          text not null,
  changed_at   timestamptz not null default clock_timestamp(),
  why          text
);
comment on table loader.alert_target is 'A place that alerts go to, and which of them. Its secret is never here.';
comment on column loader.alert_target.settings is 'What is not secret: host and port of a mail server, sender and recipients …';
comment on column loader.alert_target.sources is 'Only alerts of these sources; null: of all.';

create table loader.alert_delivery (
  delivery_id  bigint generated always as identity primary key,
  target_id    integer references loader.alert_target on delete set null,
  target_name  text not null,
  run_id       integer references loader.run,
  kind         text not null check (kind in ('trigger', 'resolve', 'test')),
  dedup_key    text,
  severity     text not null,
  message      jsonb not null,
  status       text not null check (status in ('pending', 'sent', 'failed', 'held')),
  attempts     integer not null default 0,
  next_at      timestamptz not null default clock_timestamp(),
  answer       text,
  created_at   timestamptz not null default clock_timestamp(),
  finished_at  timestamptz
);
create index alert_delivery_pending on loader.alert_delivery (next_at) where status in ('pending', 'held');
create index alert_delivery_by_run on loader.alert_delivery (run_id);
comment on table loader.alert_delivery is 'Each message to each target: sent, still to be sent, held by quiet hours, or given up, and what the service answered.';
