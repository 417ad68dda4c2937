-- A warning that is as it was in the run before of its source is no news.
alter table loader.check_result add column same_as integer;
comment on column loader.check_result.same_as is 'The published run before in which the check found the same; null where what it found is new.';
