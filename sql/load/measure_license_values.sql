-- How many different values the columns of license have that hold many. Parameters as in measure_facility_values.sql.
insert into loader.measure (run_id, source, measure, column_name, value)
select $1::int, s.key, 'distinct', v.column_name, count(*) * ($3::int + 1)
  from (select distinct issuing_state, 'license.licensee_name' as column_name, licensee_name as value
          from :"load_schema".license where licensee_name is not null and hashtext(licensee_name) & $3 = 0
        union all
        select distinct issuing_state, 'license.license_issued', license_issued::text
          from :"load_schema".license where license_issued is not null and hashtext(license_issued::text) & $3 = 0) v
  join jsonb_each($2::jsonb) s on s.value ->> 'state' = v.issuing_state and s.value -> 'columns' ? v.column_name
 group by s.key, v.column_name
