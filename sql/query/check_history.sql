-- What each check found on the last $1 runs that wait or stand published, oldest first.
select c.name, r.run_id as "runId", r.run_date as date, c.status, c.severity, c.observed,
       case when c.total > 0 then c.offending::float8 / c.total end as share
  from (select run_id, run_date from loader.run
         where status in ('waiting', 'published') order by run_id desc limit $1) r
  join loader.check_result c using (run_id)
 order by r.run_id
