-- What people change of records before they are loaded: the files themselves stay as they are.
create table loader.correction (
  correction_id  integer generated always as identity primary key,
  source         text not null,
  license_number text not null,
  company        text,
  column_name    text not null,
  from_value     text not null,
  to_value       text not null,
  why            text,
  who            text not null,
  made_at        timestamptz not null,
  made_run       integer references loader.run,
  stands_since   timestamptz,
  ended_at       timestamptz,
  ended_by       text,
  ended_run      integer references loader.run,
  says           text
);
create index correction_by_license on loader.correction (source, license_number, column_name) where ended_at is null;
create index correction_by_run on loader.correction (made_run) where stands_since is null;
comment on table loader.correction is 'Standing corrections: edits that are applied to later files of a source while these still say the old value.';
comment on column loader.correction.license_number is 'As the file writes it.';
comment on column loader.correction.company is 'As the file writes it, where several records bear the license; else null.';
comment on column loader.correction.stands_since is 'When its run was published; until then it is applied to no file.';
comment on column loader.correction.says is 'What the file said when the correction ended; null where a person took it back or another took its place.';

create table loader.run_edit (
  run_id         integer not null,
  file_number    integer not null,
  edit_number    integer not null,
  kind           text not null check (kind in ('cell', 'value', 'record', 'leave-out', 'correction')),
  record         bigint,
  line           bigint,
  column_name    text,
  column_place   integer,
  license_number text,
  company        text,
  from_value     text not null,
  to_value       text,
  standing       boolean not null default false,
  why            text,
  who            text not null,
  made_at        timestamptz not null,
  records        integer[] not null,
  correction_id  integer references loader.correction,
  says           text,
  primary key (run_id, file_number, edit_number),
  foreign key (run_id, file_number) references loader.run_file
);
comment on table loader.run_edit is 'What people changed of the records of a run, and the standing corrections that met one of them.';
comment on column loader.run_edit.records is 'The records that it changed.';
comment on column loader.run_edit.says is 'Of a correction: what the file says where that is no longer the old value, so that it ends when the run is published.';
