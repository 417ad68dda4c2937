-- The facilities of the licenses $2 of the states $1, at most $3, with all their cleaned values as text by name.
select f.facility_id as "facilityId", f.source, f.source_file as file, f.source_record as record,
       l.issuing_state as "issuingState", l.license_number as "licenseNumber",
       jsonb_object(array[:f_names, :c_names, :a_names, :l_names], array[:f_texts, :c_texts, :a_texts, :l_texts])
       || coalesce((select jsonb_object_agg('attributes.' || key, value) from jsonb_each_text(f.attributes)), '{}') as values
  from unnest($1::text[], $2::text[]) s (issuing_state, license_number)
  join :"load_schema".license l on l.license_number = s.license_number and l.issuing_state = s.issuing_state
  join :"load_schema".facility f using (license_id)
  left join :"load_schema".contact c using (contact_id)
  left join :"load_schema".addresscode a using (addresscode_id)
 order by f.facility_id
 limit $3
