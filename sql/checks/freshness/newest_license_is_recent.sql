-- How many days before the run date the newest license of a source's state was issued; a date after the run is a mistake, and
-- no newest one.
--! title: The newest license is recent
--! protects: A list that the agency no longer keeps up does not pass for today's
--! family: freshness
--! of: source
--! measured: days
--! columns: license.license_issued
--! warn: over 365 days
--! found: the newest license was issued {value} before the run date, on {newest_license}
--! advice: ask the agency for a newer list
select m.source, r.run_date - m.value::int as newest_license, m.value::int as value
  from loader.measure m
  join loader.run r using (run_id)
 where m.run_id = $1 and m.measure = 'newest'
