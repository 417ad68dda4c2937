-- Each record, with the ids of what it names.
create table :"load_schema".facility as
  select id as facility_id, company, operator, facility_type, accepts_financial_aid, ages_served, min_age, max_age,
         capacity, certificate_expiration_date, address1, address2, null::text as curriculum_type,
         null::text as language, provider_id, schedule, null::text as website_address, attributes, source, source_file,
         source_record, addresscode_id, contact_id, license_id, now() as updated_dt
    from :"load_schema".clean
    join :"load_schema".license_of using (license_key)
    left join :"load_schema".contact_of using (contact_key)
    left join :"load_schema".address_of using (address_key);
