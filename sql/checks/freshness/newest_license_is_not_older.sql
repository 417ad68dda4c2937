-- Days by which the newest license is older than the newest of the run before was. Nothing is learned: it speaks from the second
-- run on.
--! title: The newest license is not older than before
--! protects: An old list is not taken for this week's
--! family: freshness
--! of: source
--! measured: days
--! columns: license.license_issued
--! warn: over 7 days
--! error: over 14 days
--! once: yes
--! found: the newest license, of {newest_license}, is {value} older than the newest one of run {run_before}
--! advice: look whether the file is of this week
select m.source, e.run_id as run_before, r.run_date - m.value::int as newest_license,
       greatest(0, (p.run_date - e.value::int) - (r.run_date - m.value::int)) as value
  from loader.measure m
  join loader.run r using (run_id)
  join loader.measure b on b.run_id = m.run_id and b.source = m.source and b.measure = 'compared_with'
  join loader.measure e on e.run_id = b.value::int and e.source = m.source and e.measure = 'newest'
  join loader.run p on p.run_id = e.run_id
 where m.run_id = $1 and m.measure = 'newest'
