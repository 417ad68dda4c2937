-- Facilities that share a license: equal ones belong together, then those of one company and address, then those of one
-- company; several that fit are taken one by one in the order in which they were loaded. The rest are gone and added.
insert into pg_temp.facility_pair (before_id, after_id, differs)
with b as materialized (
  select s.shared_id, f.facility_id, f.company, row(f.address1, f.address2, ac.city, ac.state, ac.zip)::text as address,
         hash_record_extended(row(:f_compared, :ac_compared, :c_compared), 0) as hash
    from pg_temp.shared_license s
    join :"before_schema".facility f on f.license_id = s.before_id
    left join :"before_schema".contact c using (contact_id)
    left join :"before_schema".addresscode ac using (addresscode_id)
), a as materialized (
  select s.shared_id, f.facility_id, f.company, row(f.address1, f.address2, ac.city, ac.state, ac.zip)::text as address,
         hash_record_extended(row(:f_compared, :ac_compared, :c_compared), 0) as hash
    from pg_temp.shared_license s
    join :"after_schema".facility f on f.license_id = s.after_id
    left join :"after_schema".contact c using (contact_id)
    left join :"after_schema".addresscode ac using (addresscode_id)
), equal_pair as materialized (
  select b.facility_id as before_id, a.facility_id as after_id
    from (select *, row_number() over (partition by shared_id, hash order by facility_id) as place from b) b
    join (select *, row_number() over (partition by shared_id, hash order by facility_id) as place from a) a
   using (shared_id, hash, place)
), address_pair as materialized (
  select b.facility_id as before_id, a.facility_id as after_id
    from (select *, row_number() over (partition by shared_id, company, address order by facility_id) as place
            from b where not exists (select from equal_pair e where e.before_id = b.facility_id)) b
    join (select *, row_number() over (partition by shared_id, company, address order by facility_id) as place
            from a where not exists (select from equal_pair e where e.after_id = a.facility_id)) a
   using (shared_id, company, address, place)
), known as materialized (
  select before_id, after_id from equal_pair
  union all
  select before_id, after_id from address_pair
), company_pair as materialized (
  select b.facility_id as before_id, a.facility_id as after_id
    from (select *, row_number() over (partition by shared_id, company order by facility_id) as place
            from b where not exists (select from known k where k.before_id = b.facility_id)) b
    full join (select *, row_number() over (partition by shared_id, company order by facility_id) as place
                 from a where not exists (select from known k where k.after_id = a.facility_id)) a
   using (shared_id, company, place)
)
select before_id, after_id, true from address_pair
union all
select before_id, after_id, true from company_pair
