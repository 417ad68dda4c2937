-- The records of the licenses $2 as they were cleaned, for add to run $1: a new record may repeat one or share its license.
-- Where a record said otherwise of its license than the license that it shares, `own` holds what it said.
select f.facility_id, f.source, f.source_file, f.source_record, l.issuing_state,
       f.company, f.operator, f.facility_type, f.accepts_financial_aid, f.ages_served, f.min_age, f.max_age, f.capacity,
       f.certificate_expiration_date, f.address1, f.address2, f.curriculum_type, f.language, f.provider_id, f.schedule,
       f.website_address, f.attributes,
       a.city, a.county, a.state, a.zip,
       c.first_name, c.last_name, c.title, c.email, c.phone, c.phone2,
       l.license_number, l.license_status, l.license_type, l.license_issued, l.license_renewed, l.licensee_name,
       to_jsonb(o) - 'run_id' - 'facility_id' as own
  from :"load_schema".facility f
  join :"load_schema".license l using (license_id)
  left join loader.own_license_values o on o.run_id = $1 and o.facility_id = f.facility_id
  left join :"load_schema".contact c using (contact_id)
  left join :"load_schema".addresscode a using (addresscode_id)
 where f.license_id = any ($2::integer[])
 order by f.facility_id
