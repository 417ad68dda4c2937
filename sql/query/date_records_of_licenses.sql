-- Facilities whose license is that of one of the facilities $1, with the license's own values.
select f.facility_id, f.source_file as file, f.source_record as record, l.license_number, l.license_status, l.license_type,
       l.license_issued, l.license_renewed, l.licensee_name
  from :"load_schema".facility f
  join :"load_schema".license l using (license_id)
 where f.license_id in (select license_id from :"load_schema".facility where facility_id = any($1))
