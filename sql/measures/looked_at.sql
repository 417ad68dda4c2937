-- The facilities that a run's measures look at, each with its license, contact and address: all of them, or of a large run
-- those whose license number's hash ends in so many zero bits, which are the same licenses every week. $3: those bits.
select f.source, f.company, f.operator, f.facility_type, f.accepts_financial_aid, f.ages_served, f.min_age, f.max_age,
       f.capacity, f.certificate_expiration_date, f.address1, f.address2, f.curriculum_type, f.language, f.provider_id,
       f.schedule, f.website_address, f.attributes,
       l.license_number, l.license_status, l.license_type, l.license_issued, l.license_renewed, l.licensee_name,
       c.first_name, c.last_name, c.title, c.email, c.phone, c.phone2, a.city, a.county, a.state, a.zip
  from :"load_schema".license l
  join :"load_schema".facility f using (license_id)
  left join :"load_schema".contact c using (contact_id)
  left join :"load_schema".addresscode a using (addresscode_id)
 where hashtext(l.license_number) & $3::int = 0
