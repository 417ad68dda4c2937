-- Licenses that differ, are gone or added.
create temporary table license_pair as
select before_license_id as before_id, after_license_id as after_id from pg_temp.facility_pair where license_differs
union all
select before_id, after_id from pg_temp.shared_license where differs or before_id is null or after_id is null
