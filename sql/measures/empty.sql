-- The share of facilities that hold nothing in a column that their source's layout fills.
select f.source, 'empty', v.column_name, '', 1 - v.filled::float8 / f.looked_at, f.looked_at
  from (select source, count(*) as looked_at, count(company) as company, count(operator) as operator,
               count(facility_type) as facility_type, count(accepts_financial_aid) as accepts_financial_aid,
               count(ages_served) as ages_served, count(min_age) as min_age, count(max_age) as max_age,
               count(capacity) as capacity, count(certificate_expiration_date) as certificate_expiration_date,
               count(address1) as address1, count(address2) as address2, count(curriculum_type) as curriculum_type,
               count(language) as language, count(provider_id) as provider_id, count(schedule) as schedule,
               count(website_address) as website_address, count(license_status) as license_status,
               count(license_type) as license_type, count(license_issued) as license_issued,
               count(license_renewed) as license_renewed, count(licensee_name) as licensee_name,
               count(first_name) as first_name, count(last_name) as last_name, count(title) as title,
               count(email) as email, count(phone) as phone, count(phone2) as phone2, count(city) as city,
               count(county) as county, count(state) as state, count(zip) as zip
          from looked_at group by source) f
 cross join lateral (values
         ('facility.company', company), ('facility.operator', operator), ('facility.facility_type', facility_type),
         ('facility.accepts_financial_aid', accepts_financial_aid), ('facility.ages_served', ages_served),
         ('facility.min_age', min_age), ('facility.max_age', max_age), ('facility.capacity', capacity),
         ('facility.certificate_expiration_date', certificate_expiration_date), ('facility.address1', address1),
         ('facility.address2', address2), ('facility.curriculum_type', curriculum_type),
         ('facility.language', language), ('facility.provider_id', provider_id), ('facility.schedule', schedule),
         ('facility.website_address', website_address), ('license.license_status', license_status),
         ('license.license_type', license_type), ('license.license_issued', license_issued),
         ('license.license_renewed', license_renewed), ('license.licensee_name', licensee_name),
         ('contact.first_name', first_name), ('contact.last_name', last_name), ('contact.title', title),
         ('contact.email', email), ('contact.phone', phone), ('contact.phone2', phone2), ('addresscode.city', city),
         ('addresscode.county', county), ('addresscode.state', state), ('addresscode.zip', zip)) v (column_name, filled)
 where $2::jsonb -> f.source -> 'columns' ? v.column_name
