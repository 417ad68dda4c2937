-- Mean and median capacity of each source, and how many different capacities it has. $1: run; $2 and $3 as in
-- measure_categories.sql.
insert into loader.measure (run_id, source, measure, column_name, value, records)
with counted as (
  select source, capacity, count(*) as facilities
    from :"load_schema".facility
   where facility_id % $3::int = 0 and capacity is not null and $2::jsonb -> source -> 'columns' ? 'facility.capacity'
   group by source, capacity),
ranked as (
  select *, sum(facilities) over (partition by source order by capacity) as up_to,
         sum(facilities) over (partition by source) as total
    from counted),
summed as (
  select source, sum(capacity::float8 * facilities) / sum(facilities) as mean,
         min(capacity) filter (where up_to * 2 >= total) as median, count(*) as different,
         sum(facilities) as facilities
    from ranked group by source)
select $1::int, source, v.measure, 'facility.capacity', v.value, v.records
  from summed
 cross join lateral (values ('mean', mean, facilities), ('median', median, facilities),
                            ('distinct', different, null)) v (measure, value, records)
