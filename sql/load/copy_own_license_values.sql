-- Run $1 begins as a copy of run $2, facility ids included.
insert into loader.own_license_values (run_id, facility_id, own)
select $1, facility_id, own from loader.own_license_values where run_id = $2
