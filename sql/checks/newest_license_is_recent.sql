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
with newest as materialized (
  select issuing_state, max(license_issued) as newest_license
    from :"load_schema".license
   where license_issued <= (select run_date from loader.run where run_id = $1)
   group by issuing_state)
select g.source, n.newest_license, r.run_date - n.newest_license as value
  from (select source, min(license_id) as license_id from :"load_schema".facility group by source) g
  join :"load_schema".license l using (license_id)
  join newest n using (issuing_state)
  join loader.run r on r.run_id = $1
