-- Records that a source or a person leaves out on purpose: the third end of a record beside loaded and rejected.
alter table loader.run add column rows_set_aside bigint not null default 0;
alter table loader.run_file add column rows_set_aside bigint not null default 0;
comment on column loader.run.rows_set_aside is 'Records left out on purpose: rows_read = rows_loaded + rows_rejected + rows_set_aside.';
comment on column loader.run_file.rows_set_aside is 'Records of the file left out on purpose.';
