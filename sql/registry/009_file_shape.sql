-- How each file was cut into records, and what people were told of it.
alter table loader.run_file add column delimiter text;
alter table loader.run_file add column lines_above text[] not null default '{}';
alter table loader.run_file add column notes text[] not null default '{}';
comment on column loader.run_file.delimiter is 'What stands between the cells of the records that row_issue keeps as they are; null for runs of earlier versions, which read commas only.';
comment on column loader.run_file.lines_above is 'The lines above the header, which are no records.';
comment on column loader.run_file.notes is 'Sentences for people: how the file was read, and flaws that all of its records share.';
