-- Sources are data: every definition that was saved or read a file, and the versions that people gave them.
create table loader.source_definition (
  sha256     text primary key,
  definition text not null,
  kept_at    timestamptz not null default clock_timestamp()
);
comment on table loader.source_definition is 'Source files as they were when they were saved, or when a run read by them.';

create table loader.source_version (
  source_id text not null,
  version   integer not null,
  sha256    text references loader.source_definition,
  who       text not null,
  saved_at  timestamptz not null default clock_timestamp(),
  why       text,
  primary key (source_id, version)
);
comment on table loader.source_version is 'Versions of the sources that people added: the last of each counts.';
comment on column loader.source_version.sha256 is 'Null where this version removed the source.';

alter table loader.run_file add column source_sha256 text;
alter table loader.run_file add column source_version integer;
alter table loader.run_file add column source_from text;
alter table loader.run_file add constraint source_is_whole check ((source_sha256 is null) = (source_from is null));
alter table loader.run_file add column set_aside jsonb not null default '[]';
comment on column loader.run_file.source_sha256 is 'Of the source definition that read the file.';
comment on column loader.run_file.source_version is 'Version of a source that was added to this database; null of one that is shipped or in a folder.';
comment on column loader.run_file.source_from is 'shipped, folder or database.';
comment on column loader.run_file.set_aside is 'Records left out on purpose, by the rule that says so.';
