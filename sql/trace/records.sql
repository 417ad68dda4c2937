-- The facilities of the licenses $2 of the states $1, at most $3, with all their cleaned values as text by name.
select f.facility_id as "facilityId", f.source, f.source_file as file, f.source_record as record,
       l.issuing_state as "issuingState", l.license_number as "licenseNumber",
       jsonb_build_object(
         'facility.company', f.company, 'facility.operator', f.operator, 'facility.facility_type', f.facility_type,
         'facility.accepts_financial_aid', f.accepts_financial_aid::text, 'facility.ages_served', f.ages_served::text,
         'facility.min_age', f.min_age::text, 'facility.max_age', f.max_age::text, 'facility.capacity', f.capacity::text,
         'facility.certificate_expiration_date', f.certificate_expiration_date::text, 'facility.address1', f.address1,
         'facility.address2', f.address2, 'facility.curriculum_type', f.curriculum_type, 'facility.language', f.language,
         'facility.provider_id', f.provider_id, 'facility.schedule', f.schedule,
         'facility.website_address', f.website_address, 'contact.first_name', c.first_name,
         'contact.last_name', c.last_name, 'contact.title', c.title, 'contact.email', c.email, 'contact.phone', c.phone,
         'contact.phone2', c.phone2, 'addresscode.city', a.city, 'addresscode.county', a.county,
         'addresscode.state', a.state, 'addresscode.zip', a.zip, 'license.license_status', l.license_status,
         'license.license_type', l.license_type, 'license.license_issued', l.license_issued::text,
         'license.license_renewed', l.license_renewed::text, 'license.licensee_name', l.licensee_name
       ) || coalesce((select jsonb_object_agg('attributes.' || key, value) from jsonb_each_text(f.attributes)), '{}') as values
  from unnest($1::text[], $2::text[]) s (issuing_state, license_number)
  join :"load_schema".license l on l.license_number = s.license_number and l.issuing_state = s.issuing_state
  join :"load_schema".facility f using (license_id)
  left join :"load_schema".contact c using (contact_id)
  left join :"load_schema".addresscode a using (addresscode_id)
 order by f.facility_id
 limit $3
