-- What failed in the run before, of each source of run $1: the newest published run of its date or an earlier one that has the
-- source too. What was found of such a run as a whole counts for all of its sources.
select distinct c.name as check, c.source, p.previous_id as "runId", b.run_date::text as date,
       case when c.severity = 'error' or c.status = 'error' then 'error' else 'warn' end as severity
  from loader.run_previous p
  join loader.run b on b.run_id = p.previous_id
  left join loader.check_result c
    on c.run_id = p.previous_id and c.source in (p.source, '') and c.status in ('failed', 'error')
 where p.run_id = $1
 order by b.run_date::text desc, "runId" desc
