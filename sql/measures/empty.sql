-- The share of facilities that hold nothing in a column that their source's layout fills.
select f.source, 'empty', v.column_name, '', 1 - v.filled::float8 / f.looked_at, f.looked_at
  from (select source, count(*) as looked_at, array[:measured_counts] as filled from looked_at group by source) f
 cross join lateral unnest(array[:measured_names], f.filled) v (column_name, filled)
 where $2::jsonb -> f.source -> 'columns' ? v.column_name
