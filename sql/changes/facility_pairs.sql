-- Facilities that differ, are gone or added, or whose license is; but those of the shared licenses $1 (before) and $2
-- (after). Licenses are paired first, their facilities then by their ids. Equal ones are passed over by 64-bit hashes of all
-- cleaned values, in one pass over each run that the server may spread over its cores. What is not of the record's own does
-- not count: ids, the time of the load, file and record number.
create temporary table facility_pair as
select b.facility_id as before_id, a.facility_id as after_id, l.before_id as before_license_id, l.after_id as after_license_id,
       b.hash is distinct from a.hash as differs, l.differs as license_differs
  from (
    select b.license_id as before_id, a.license_id as after_id, b.hash is distinct from a.hash as differs
      from (select license_id, license_number, issuing_state,
                   hash_record_extended(row(:license_compared), 0) as hash
              from :"before_schema".license) b
      full join (select license_id, license_number, issuing_state,
                   hash_record_extended(row(:license_compared), 0) as hash
              from :"after_schema".license) a on a.license_number = b.license_number and a.issuing_state = b.issuing_state
  ) l
  left join (
    select f.license_id, f.facility_id,
           hash_record_extended(row(:f_compared, c.hash, a.hash), 0) as hash
      from :"before_schema".facility f
      left join (select contact_id, hash_record_extended(row(:contact_compared), 0) as hash
                   from :"before_schema".contact) c using (contact_id)
      left join (select addresscode_id, hash_record_extended(row(:addresscode_compared), 0) as hash
                   from :"before_schema".addresscode) a using (addresscode_id)
     where f.license_id <> all ($1::integer[])) b on b.license_id = l.before_id
  left join (
    select f.license_id, f.facility_id,
           hash_record_extended(row(:f_compared, c.hash, a.hash), 0) as hash
      from :"after_schema".facility f
      left join (select contact_id, hash_record_extended(row(:contact_compared), 0) as hash
                   from :"after_schema".contact) c using (contact_id)
      left join (select addresscode_id, hash_record_extended(row(:addresscode_compared), 0) as hash
                   from :"after_schema".addresscode) a using (addresscode_id)
     where f.license_id <> all ($2::integer[])) a on a.license_id = l.after_id
 where (b.hash is distinct from a.hash or l.differs) and (b.facility_id is not null or a.facility_id is not null)
