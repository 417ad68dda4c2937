-- Mean and median capacity of each source.
with counted as (
  select source, capacity, count(*) as facilities
    from looked_at
   where capacity is not null and $2::jsonb -> source -> 'columns' ? 'facility.capacity'
   group by source, capacity),
ranked as (
  select *, sum(facilities) over (partition by source order by capacity) as up_to,
         sum(facilities) over (partition by source) as total
    from counted),
summed as (
  select source, sum(capacity::float8 * facilities) / sum(facilities) as mean,
         min(capacity) filter (where up_to * 2 >= total) as median, sum(facilities) as facilities
    from ranked group by source)
select source, v.measure, 'facility.capacity', '', v.value, facilities
  from summed
 cross join lateral (values ('mean', mean), ('median', median)) v (measure, value)
