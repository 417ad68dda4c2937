-- What records of run $1 themselves say of the license that they share; $2 is a list of facility_id and the values.
insert into loader.own_license_values
  (run_id, facility_id, license_status, license_type, license_issued, license_renewed, licensee_name)
select $1, v.*
  from jsonb_to_recordset($2::jsonb) as v (facility_id integer, license_status text, license_type text,
                                           license_issued date, license_renewed date, licensee_name text)
