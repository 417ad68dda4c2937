-- What checks found on the published run before run $1 of each source, and on that before the run as a whole, where they did not
-- pass.
select c.run_id as "runId", c.name, nullif(c.source, '') as source, c.severity, c.value, c.low,
       coalesce(c.offending, 0) as offending, c.rows
  from (select source, previous_id from loader.run_previous where run_id = $1
         union all
        select '', max(previous_id) from loader.run_previous where run_id = $1) p
  join loader.check_result c on c.run_id = p.previous_id and c.source = p.source and c.status = 'failed'
