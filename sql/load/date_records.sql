-- The records of the licenses $2 as they were cleaned, for add to run $1: a new record may repeat one or share its license.
-- Where a record said otherwise of its license than the license that it shares, `own` holds what it said.
select f.facility_id, f.source, f.source_file, f.source_record, l.issuing_state,
       :f_values, :a_values, :c_values, :l_values, o.own
  from :"load_schema".facility f
  join :"load_schema".license l using (license_id)
  left join loader.own_license_values o on o.run_id = $1 and o.facility_id = f.facility_id
  left join :"load_schema".contact c using (contact_id)
  left join :"load_schema".addresscode a using (addresscode_id)
 where f.license_id = any ($2::integer[])
 order by f.facility_id
