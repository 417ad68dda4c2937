-- The run before run $1, the newest of those of its sources.
select b.run_id as "runId", b.run_date::text as date
  from loader.run_previous p
  join loader.run b on b.run_id = p.previous_id
 where p.run_id = $1
 order by b.run_date desc, b.run_id desc
 limit 1
