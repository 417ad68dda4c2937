-- Licenses whose facilities have a contact with the phone $1 (E.164); at most $2 facilities are looked at.
select l.issuing_state as "issuingState", l.license_number as "licenseNumber"
  from :"load_schema".contact c
  join :"load_schema".facility f using (contact_id)
  join :"load_schema".license l using (license_id)
 where c.phone = $1
 order by f.facility_id
 limit $2
