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
           case when p.before_id is null or p.after_id is null then '{}'::jsonb[] else (
             select coalesce(array_agg(jsonb_build_array(field, before, after) order by place), '{}')
               from unnest(array[:f_names, :c_names, :a_names], array[:fb_texts, :cb_texts, :ab_texts],
                           array[:fa_texts, :ca_texts, :aa_texts]) with ordinality d (field, before, after, place)
              where before is distinct from after
           ) || case when fb.attributes is distinct from fa.attributes then (
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
           case when p.before_id is null or p.after_id is null then '{}'::jsonb[] else (
             select coalesce(array_agg(jsonb_build_array(field, before, after) order by place), '{}')
               from unnest(array[:l_names], array[:lb_texts], array[:la_texts]) with ordinality d (field, before, after, place)
              where before is distinct from after
           ) end
      from pg_temp.license_pair p
      left join :"before_schema".license lb on lb.license_id = p.before_id
      left join :"after_schema".license la on la.license_id = p.after_id
      left join pg_temp.state_source s on s.issuing_state = coalesce(la.issuing_state, lb.issuing_state)
  ) c
