-- How many different values the columns of contact have that hold many. Parameters as in measure_facility_values.sql.
insert into loader.measure (run_id, source, measure, column_name, value)
with hashed as materialized (
  select c.contact_id, v.column_name, v.value
    from (select * from :"load_schema".contact
           where hashtext(first_name) & $3::int = 0 or hashtext(last_name) & $3 = 0 or hashtext(email) & $3 = 0
              or hashtext(phone) & $3 = 0 or hashtext(phone2) & $3 = 0) c
   cross join lateral (values ('contact.first_name', first_name), ('contact.last_name', last_name),
                              ('contact.email', email), ('contact.phone', phone),
                              ('contact.phone2', phone2)) v (column_name, value)
   where hashtext(v.value) & $3 = 0)
select $1::int, f.source, 'distinct', h.column_name, count(distinct h.value) * ($3 + 1)
  from hashed h
  join :"load_schema".facility f using (contact_id)
 where $2::jsonb -> f.source -> 'columns' ? h.column_name
 group by f.source, h.column_name
