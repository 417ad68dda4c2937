-- Each license once, with the values of its first record.
create table :"load_schema".license as
  select id as license_id, issuing_state, license_number, license_status, license_type, license_issued,
         null::date as license_renewed, licensee_name, now() as updated_dt
    from :"load_schema".clean
    join :"load_schema".license_of on license_id = id;
