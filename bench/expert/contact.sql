-- Each person, phone and email once.
create table :"load_schema".contact as
  select id as contact_id, first_name, last_name, title, email, phone, null::text as phone2, now() as updated_dt
    from :"load_schema".clean
    join :"load_schema".contact_of on contact_id = id;
