-- Before the licenses $2 of run $1 are filled: what their first records and those of the run that is added to (facility
-- ids up to $3) said of them themselves. Later records that differ were kept while reading.
insert into loader.own_license_values (run_id, facility_id, own)
select $1, f.facility_id, (select to_jsonb(o) from (select :l_own) o)
  from (select facility_id, license_id, row_number() over (partition by license_id order by facility_id) as place
          from :"load_schema".facility where license_id = any($2::integer[])) f
  join :"load_schema".license l using (license_id)
 where f.place = 1 or f.facility_id <= $3
on conflict do nothing
