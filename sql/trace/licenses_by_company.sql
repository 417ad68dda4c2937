-- Licenses whose facilities have a name like $1; at most $2 facilities are looked at.
select l.issuing_state as "issuingState", l.license_number as "licenseNumber"
  from :"load_schema".facility f
  join :"load_schema".license l using (license_id)
 where f.company ilike $1
 order by f.facility_id
 limit $2
