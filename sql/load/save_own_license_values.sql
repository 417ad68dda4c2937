-- What records of run $1 themselves say of the license that they share; $2 is a list of {facility_id, own}.
insert into loader.own_license_values (run_id, facility_id, own)
select $1, v.facility_id, v.own from jsonb_to_recordset($2::jsonb) as v (facility_id integer, own jsonb)
