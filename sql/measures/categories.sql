-- Columns that hold one of few values: the share of each among the facilities that hold one. A value is a category from
-- 0.2 % and 3 facilities on.
with grouped as materialized (
  select source, :category_values, count(*) as facilities, grouping(:category_values) as sets
    from looked_at
   group by grouping sets (:category_sets)),
named as (
  select g.source, v.column_name, left(v.category, 200) as category, sum(g.facilities) as facilities
    from grouped g
   cross join lateral unnest(array[:category_names], array[:category_texts]) with ordinality v (column_name, category, place)
    -- the bit of the one column that a row is grouped by is 0; the last column's is the lowest
   where g.sets & (1 << (cardinality(array[:category_names]) - v.place::int)) = 0
     and v.category is not null and $2::jsonb -> g.source -> 'columns' ? v.column_name
   group by 1, 2, 3),
totalled as (
  select *, sum(facilities) over (partition by source, column_name) as total from named)
select source, 'share', column_name, category, facilities / total::float8, total
  from totalled where facilities >= 3 and facilities >= 0.002 * total
