-- Everything that differs, in the order in which it is shown, with names and values of the fields that do.
create temporary table change as
select row_number() over (order by source collate "C", issuing_state collate "C", license_number collate "C",
                                   changed_table, kind, company collate "C", after_id, before_id)::integer as place,
       kind, changed_table, source, issuing_state, license_number, company, fields
  from (
    select case when p.before_id is null then 'added' when p.after_id is null then 'gone' else 'changed' end as kind,
           'facility' as changed_table, p.before_id, p.after_id,
           coalesce(fa.source, fb.source) as source,
           coalesce(la.issuing_state, lb.issuing_state) as issuing_state,
           coalesce(la.license_number, lb.license_number) as license_number,
           coalesce(fa.company, fb.company) as company,
           case when p.before_id is null or p.after_id is null then '{}'::jsonb[] else array_remove(array[
             case when fb.company is distinct from fa.company then jsonb_build_array('facility.company', fb.company, fa.company) end,
             case when fb.operator is distinct from fa.operator then jsonb_build_array('facility.operator', fb.operator, fa.operator) end,
             case when fb.facility_type is distinct from fa.facility_type then jsonb_build_array('facility.facility_type', fb.facility_type, fa.facility_type) end,
             case when fb.accepts_financial_aid is distinct from fa.accepts_financial_aid then jsonb_build_array('facility.accepts_financial_aid', fb.accepts_financial_aid::text, fa.accepts_financial_aid::text) end,
             case when fb.ages_served is distinct from fa.ages_served then jsonb_build_array('facility.ages_served', fb.ages_served::text, fa.ages_served::text) end,
             case when fb.min_age is distinct from fa.min_age then jsonb_build_array('facility.min_age', fb.min_age::text, fa.min_age::text) end,
             case when fb.max_age is distinct from fa.max_age then jsonb_build_array('facility.max_age', fb.max_age::text, fa.max_age::text) end,
             case when fb.capacity is distinct from fa.capacity then jsonb_build_array('facility.capacity', fb.capacity::text, fa.capacity::text) end,
             case when fb.certificate_expiration_date is distinct from fa.certificate_expiration_date then jsonb_build_array('facility.certificate_expiration_date', fb.certificate_expiration_date::text, fa.certificate_expiration_date::text) end,
             case when fb.address1 is distinct from fa.address1 then jsonb_build_array('facility.address1', fb.address1, fa.address1) end,
             case when fb.address2 is distinct from fa.address2 then jsonb_build_array('facility.address2', fb.address2, fa.address2) end,
             case when fb.curriculum_type is distinct from fa.curriculum_type then jsonb_build_array('facility.curriculum_type', fb.curriculum_type, fa.curriculum_type) end,
             case when fb.language is distinct from fa.language then jsonb_build_array('facility.language', fb.language, fa.language) end,
             case when fb.provider_id is distinct from fa.provider_id then jsonb_build_array('facility.provider_id', fb.provider_id, fa.provider_id) end,
             case when fb.schedule is distinct from fa.schedule then jsonb_build_array('facility.schedule', fb.schedule, fa.schedule) end,
             case when fb.website_address is distinct from fa.website_address then jsonb_build_array('facility.website_address', fb.website_address, fa.website_address) end,
             case when cb.first_name is distinct from ca.first_name then jsonb_build_array('contact.first_name', cb.first_name, ca.first_name) end,
             case when cb.last_name is distinct from ca.last_name then jsonb_build_array('contact.last_name', cb.last_name, ca.last_name) end,
             case when cb.title is distinct from ca.title then jsonb_build_array('contact.title', cb.title, ca.title) end,
             case when cb.email is distinct from ca.email then jsonb_build_array('contact.email', cb.email, ca.email) end,
             case when cb.phone is distinct from ca.phone then jsonb_build_array('contact.phone', cb.phone, ca.phone) end,
             case when cb.phone2 is distinct from ca.phone2 then jsonb_build_array('contact.phone2', cb.phone2, ca.phone2) end,
             case when ab.city is distinct from aa.city then jsonb_build_array('addresscode.city', ab.city, aa.city) end,
             case when ab.county is distinct from aa.county then jsonb_build_array('addresscode.county', ab.county, aa.county) end,
             case when ab.state is distinct from aa.state then jsonb_build_array('addresscode.state', ab.state, aa.state) end,
             case when ab.zip is distinct from aa.zip then jsonb_build_array('addresscode.zip', ab.zip, aa.zip) end
           ], null) || case when fb.attributes is distinct from fa.attributes then (
             select coalesce(array_agg(jsonb_build_array('attributes.' || key, fb.attributes ->> key, fa.attributes ->> key) order by key collate "C"), '{}')
               from (select jsonb_object_keys(fb.attributes) as key union select jsonb_object_keys(fa.attributes)) k
              where fb.attributes -> key is distinct from fa.attributes -> key
           ) else '{}' end end as fields
      from (select before_id, after_id from pg_temp.facility_pair where differs) p
      left join :"before_schema".facility fb on fb.facility_id = p.before_id
      left join :"before_schema".contact cb on cb.contact_id = fb.contact_id
      left join :"before_schema".addresscode ab on ab.addresscode_id = fb.addresscode_id
      left join :"before_schema".license lb on lb.license_id = fb.license_id
      left join :"after_schema".facility fa on fa.facility_id = p.after_id
      left join :"after_schema".contact ca on ca.contact_id = fa.contact_id
      left join :"after_schema".addresscode aa on aa.addresscode_id = fa.addresscode_id
      left join :"after_schema".license la on la.license_id = fa.license_id
    union all
    select case when p.before_id is null then 'added' when p.after_id is null then 'gone' else 'changed' end,
           'license', p.before_id, p.after_id,
           coalesce(s.source, ''),
           coalesce(la.issuing_state, lb.issuing_state),
           coalesce(la.license_number, lb.license_number),
           coalesce(la.licensee_name, lb.licensee_name, ''),
           case when p.before_id is null or p.after_id is null then '{}'::jsonb[] else array_remove(array[
             case when lb.license_status is distinct from la.license_status then jsonb_build_array('license.license_status', lb.license_status, la.license_status) end,
             case when lb.license_type is distinct from la.license_type then jsonb_build_array('license.license_type', lb.license_type, la.license_type) end,
             case when lb.license_issued is distinct from la.license_issued then jsonb_build_array('license.license_issued', lb.license_issued::text, la.license_issued::text) end,
             case when lb.license_renewed is distinct from la.license_renewed then jsonb_build_array('license.license_renewed', lb.license_renewed::text, la.license_renewed::text) end,
             case when lb.licensee_name is distinct from la.licensee_name then jsonb_build_array('license.licensee_name', lb.licensee_name, la.licensee_name) end
           ], null) end
      from pg_temp.license_pair p
      left join :"before_schema".license lb on lb.license_id = p.before_id
      left join :"after_schema".license la on la.license_id = p.after_id
      left join pg_temp.state_source s on s.issuing_state = coalesce(la.issuing_state, lb.issuing_state)
  ) c
