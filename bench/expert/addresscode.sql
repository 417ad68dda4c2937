-- Each city, county, state and ZIP once.
create table :"load_schema".addresscode as
  select id as addresscode_id, city, county, state, zip, now() as updated_dt
    from :"load_schema".clean
    join :"load_schema".address_of on addresscode_id = id;
