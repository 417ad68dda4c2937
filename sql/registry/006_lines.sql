-- How the records of a file lie on its lines, so that the line of any loaded record can be told without the file.
alter table loader.run_file add column record_lines bytea;
comment on column loader.run_file.record_lines is 'How many lines each record begins behind the one before it (the first: behind line 0), as varints of 7 bits, low bits first, all deflated. Null for runs of earlier versions.';

alter table loader.run add column base_facility_id integer;
comment on column loader.run.base_facility_id is 'Facilities up to this id were copied from the base run (add), where they have the same ids: their files are those of the base run. 0 when nothing was copied; null for runs of earlier versions.';
