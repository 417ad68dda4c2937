-- How many different values a column has among the facilities looked at. $4: which those are, when they are not all; what was
-- counted of other ones is another measure.
select f.source, 'distinct', v.column_name, $4::text, v.different::float8, null
  from (select source, count(distinct company) as company, count(distinct operator) as operator,
               count(distinct facility_type) as facility_type, count(distinct aid) as accepts_financial_aid,
               count(distinct ages) as ages_served, count(distinct min_age) as min_age, count(distinct max_age) as max_age,
               count(distinct capacity) as capacity, count(distinct expires) as certificate_expiration_date,
               count(distinct address1) as address1, count(distinct address2) as address2,
               count(distinct provider_id) as provider_id, count(distinct schedule) as schedule,
               count(distinct license_status) as license_status, count(distinct license_type) as license_type,
               count(distinct license_issued) as license_issued, count(distinct licensee_name) as licensee_name,
               count(distinct first_name) as first_name, count(distinct last_name) as last_name,
               count(distinct title) as title, count(distinct email) as email, count(distinct phone) as phone,
               count(distinct phone2) as phone2, count(distinct city) as city, count(distinct county) as county,
               count(distinct state) as state, count(distinct zip) as zip
          -- texts become numbers first: those sort in a fraction of the time
          from (select source, hashtextextended(company, 0) as company, hashtextextended(operator, 0) as operator,
                       hashtextextended(facility_type, 0) as facility_type, accepts_financial_aid as aid,
                       hashtextextended(array_to_string(ages_served, ','), 0) as ages, min_age, max_age, capacity,
                       certificate_expiration_date as expires, hashtextextended(address1, 0) as address1,
                       hashtextextended(address2, 0) as address2, hashtextextended(provider_id, 0) as provider_id,
                       hashtextextended(schedule, 0) as schedule, hashtextextended(license_status, 0) as license_status,
                       hashtextextended(license_type, 0) as license_type, license_issued,
                       hashtextextended(licensee_name, 0) as licensee_name, hashtextextended(first_name, 0) as first_name,
                       hashtextextended(last_name, 0) as last_name, hashtextextended(title, 0) as title,
                       hashtextextended(email, 0) as email, hashtextextended(phone, 0) as phone,
                       hashtextextended(phone2, 0) as phone2, hashtextextended(city, 0) as city,
                       hashtextextended(county, 0) as county, hashtextextended(state, 0) as state,
                       hashtextextended(zip, 0) as zip
                  from looked_at offset 0) h
         group by source) f
 cross join lateral (values
         ('facility.company', company), ('facility.operator', operator), ('facility.facility_type', facility_type),
         ('facility.accepts_financial_aid', accepts_financial_aid), ('facility.ages_served', ages_served),
         ('facility.min_age', min_age), ('facility.max_age', max_age), ('facility.capacity', capacity),
         ('facility.certificate_expiration_date', certificate_expiration_date), ('facility.address1', address1),
         ('facility.address2', address2), ('facility.provider_id', provider_id), ('facility.schedule', schedule),
         ('license.license_status', license_status), ('license.license_type', license_type),
         ('license.license_issued', license_issued), ('license.licensee_name', licensee_name),
         ('contact.first_name', first_name), ('contact.last_name', last_name), ('contact.title', title),
         ('contact.email', email), ('contact.phone', phone), ('contact.phone2', phone2), ('addresscode.city', city),
         ('addresscode.county', county), ('addresscode.state', state), ('addresscode.zip', zip)) v (column_name, different)
 where v.different > 0 and $2::jsonb -> f.source -> 'columns' ? v.column_name
