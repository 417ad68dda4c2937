-- How many days before the run date the newest license of a source was issued.
--! title: The newest license is recent
--! protects: A list that the agency no longer keeps up does not pass for today's
--! family: freshness
--! of: source
--! measured: days
--! columns: license.license_issued
--! warn: over 365 days
--! found: the newest license was issued {value} before the run date, on {newest_license}
--! advice: ask the agency for a newer list
select f.source, max(l.license_issued) as newest_license, r.run_date - max(l.license_issued) as value
  from loader.run r
 cross join :"load_schema".facility f
  join :"load_schema".license l using (license_id)
 where r.run_id = $1 and l.license_issued <= r.run_date
 group by f.source, r.run_date
