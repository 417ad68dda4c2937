-- Days since the published run of the source that stood before this one.
--! title: A source is loaded regularly
--! protects: What changed between two runs is known week by week
--! family: freshness
--! of: source
--! measured: days
--! warn: over 35 days
--! once: yes
--! found: the run before it is {value} older: run {previous_run} of {previous_date}
--! advice: look whether the scheduler ran in between
select p.source, p.previous_id as previous_run, b.run_date as previous_date, r.run_date - b.run_date as value
  from loader.run r
  join loader.run_previous p using (run_id)
  join loader.run b on b.run_id = p.previous_id
 where r.run_id = $1
