-- The memory of all runs, also of deleted ones. Later files change it; this one is never edited once released.
create table loader.run (
  run_id            integer generated always as identity primary key,
  run_uuid          uuid not null unique,
  run_date          date not null,
  mode              text not null check (mode in ('new', 'replace', 'add')),
  status            text not null check (status in ('running', 'waiting', 'published', 'replaced', 'deleted',
                                                    'discarded', 'failed', 'cancelled', 'purged')),
  schema_name       text unique,
  base_run_id       integer references loader.run,
  schema_version    integer not null,
  app_version       text not null,
  started_by        text not null,
  started_at        timestamptz not null default clock_timestamp(),
  finished_at       timestamptz,
  status_changed_at timestamptz not null default clock_timestamp(),
  rows_read         bigint not null default 0,
  rows_before       bigint not null default 0,
  rows_loaded       bigint not null default 0,
  rows_rejected     bigint not null default 0,
  rows_blank        bigint not null default 0,
  warnings          bigint not null default 0,
  table_rows        jsonb not null default '{}',
  size_bytes        bigint,
  duration_ms       bigint,
  error             jsonb
);
create unique index run_published_once on loader.run (run_date) where status = 'published';
create index run_by_date on loader.run (run_date, run_id);
comment on table loader.run is 'One load of one date.';
comment on column loader.run.run_uuid is 'Looked up when the answer to a COMMIT was lost.';
comment on column loader.run.schema_name is 'Exact name of the schema that holds the run now; null when it has none.';
comment on column loader.run.base_run_id is 'The run that was published for the date when this one was staged.';
comment on column loader.run.rows_before is 'Facilities copied from the base run (add); not part of rows_loaded.';
comment on column loader.run.table_rows is 'Rows of each of the four tables, counted in the database.';

create table loader.run_event (
  run_id   integer not null references loader.run,
  at       timestamptz not null default clock_timestamp(),
  status   text not null,
  who      text not null,
  note     text
);
create index run_event_by_run on loader.run_event (run_id, at);
comment on table loader.run_event is 'Each change of a run''s status: when, who and why.';

create table loader.run_file (
  run_id          integer not null references loader.run,
  file_number     integer not null,
  source          text not null,
  name            text not null,
  sha256          text not null,
  bytes           bigint not null,
  encoding        text not null,
  encoding_reason text not null,
  header          text[] not null,
  mapping         jsonb not null,
  missing_columns text[] not null,
  added_columns   text[] not null,
  rows_read       bigint not null default 0,
  rows_loaded     bigint not null default 0,
  rows_rejected   bigint not null default 0,
  rows_blank      bigint not null default 0,
  warnings        bigint not null default 0,
  primary key (run_id, file_number)
);
create index run_file_by_sha256 on loader.run_file (sha256);
comment on table loader.run_file is 'The files of a run, in the order given (file_number counts from 0).';
comment on column loader.run_file.mapping is 'Which column of the file fed which rule.';

create table loader.row_issue (
  run_id      integer not null references loader.run,
  file_number integer not null,
  record      integer not null,
  line        integer not null,
  severity    text not null,
  cause       text not null,
  column_name text,
  field       text,
  value       text,
  reason      text not null,
  raw         text
);
create index row_issue_by_run on loader.row_issue (run_id, file_number, record);
comment on table loader.row_issue is 'Rejects (record not loaded) and warnings (loaded, look).';
comment on column loader.row_issue.line is 'First physical line of the record, as an editor shows it.';
comment on column loader.row_issue.raw is 'The record as it stands in the file; for rejects.';

create table loader.check_result (
  run_id      integer not null references loader.run,
  name        text not null,
  title       text not null,
  severity    text not null,
  status      text not null check (status in ('passed', 'failed', 'error', 'skipped')),
  observed    text not null,
  expected    text not null,
  offending   bigint,
  total       bigint,
  rows        jsonb not null default '[]',
  query       text not null,
  duration_ms integer not null,
  checked_at  timestamptz not null default clock_timestamp(),
  primary key (run_id, name)
);
comment on table loader.check_result is 'What each check found on the candidate.';

create table loader.mapping (
  source      text not null,
  column_name text not null,
  file_column text not null,
  who         text not null,
  changed_at  timestamptz not null default clock_timestamp(),
  why         text,
  primary key (source, column_name)
);
comment on table loader.mapping is 'People''s choice that another column of a source''s files feeds a rule.';
