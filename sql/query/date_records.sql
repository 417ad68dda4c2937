-- All records of a schema as they were cleaned, for add to run $1: a new record may repeat one, share its license or its
-- contact. A record that said otherwise of its license than the license that it shares has its own values here.
select f.facility_id, f.source, l.issuing_state, l.license_id, f.contact_id, f.addresscode_id,
       f.company, f.operator, f.facility_type, f.accepts_financial_aid, f.ages_served, f.min_age, f.max_age, f.capacity,
       f.certificate_expiration_date, f.address1, f.address2, f.curriculum_type, f.language, f.provider_id, f.schedule,
       f.website_address, f.attributes,
       a.city, a.county, a.state, a.zip,
       c.first_name, c.last_name, c.title, c.email, c.phone, c.phone2,
       l.license_number, v.license_status, v.license_type, v.license_issued, v.license_renewed, v.licensee_name
  from :"load_schema".facility f
  join :"load_schema".license l using (license_id)
  left join loader.own_license_values o on o.run_id = $1 and o.facility_id = f.facility_id
 cross join lateral (
       select o.license_status, o.license_type, o.license_issued, o.license_renewed, o.licensee_name where o.run_id is not null
       union all
       select l.license_status, l.license_type, l.license_issued, l.license_renewed, l.licensee_name where o.run_id is null
       ) v
  left join :"load_schema".contact c using (contact_id)
  left join :"load_schema".addresscode a using (addresscode_id)
 order by f.facility_id
