-- All licenses of a schema, each with its first facility, for add.
select l.license_id, l.issuing_state, l.license_number, f.first_facility_id
  from :"load_schema".license l
  join (select license_id, min(facility_id) as first_facility_id from :"load_schema".facility group by license_id) f
 using (license_id)
