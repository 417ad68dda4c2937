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
comment on column loader.alert_target.allow_private is 'Its URL may lead to an address of a private network, and then also by http.';

create table loader.alert_delivery (
  delivery_id  bigint generated always as identity primary key,
  message_id   uuid not null default gen_random_uuid(),
  target_id    integer references loader.alert_target on delete set null,
  target_name  text not null,
  run_id       integer references loader.run,
  kind         text not null check (kind in ('trigger', 'resolve', 'test')),
  dedup_key    text,
  severity     text not null check (severity in ('info', 'warn', 'error')),
  message      jsonb not null,
  status       text not null check (status in ('pending', 'sent', 'failed', 'held', 'withdrawn')),
  attempts     integer not null default 0,
  next_at      timestamptz not null default clock_timestamp(),
  leased_until timestamptz,
  answer       text,
  created_at   timestamptz not null default clock_timestamp(),
  finished_at  timestamptz
);
create index alert_delivery_unfinished on loader.alert_delivery (next_at) where status in ('pending', 'held');
create index alert_delivery_by_run on loader.alert_delivery (run_id);
create unique index alert_delivery_once on loader.alert_delivery (target_id, run_id, kind, (coalesce(dedup_key, '')))
 where run_id is not null;
comment on table loader.alert_delivery is 'Each message to each target: sent, still to be sent, held by quiet hours, or given up, and what the service answered.';
comment on column loader.alert_delivery.message_id is 'Sent along: a message that comes twice is known by it.';
comment on column loader.alert_delivery.dedup_key is 'Of PagerDuty: the incident that is opened or resolved; without the date.';
comment on column loader.alert_delivery.message is 'What is told; people and licenses are masked already.';
comment on column loader.alert_delivery.leased_until is 'A program is sending it, until then at the latest: no other one does.';
comment on column loader.alert_delivery.answer is 'What the service answered, or why it was not sent. Never a secret.';

-- Of which registry an alert is, wherever its database moves to.
create table loader.registry_identity (
  registry_id uuid not null default gen_random_uuid()
);
insert into loader.registry_identity default values;
comment on table loader.registry_identity is 'One row: a random name of this registry, made once.';

alter table loader.run add column announced text;
comment on column loader.run.announced is 'The status in which alerts were last made of the run; so one that was killed before is known.';
update loader.run set announced = status;
