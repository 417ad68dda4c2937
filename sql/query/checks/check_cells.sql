-- What each check found on each source of the runs $1, in short.
select name as check, nullif(source, '') as source, run_id as "runId", status, severity, snoozed is not null as snoozed,
       same_as is not null and severity = 'warn' as known, observed
  from loader.check_result
 where run_id = any ($1)
