-- Attributes: the share of facilities that lack a key, how many different values it has, and the share of each among them.
-- A value is a category from 0.2 % and 3 facilities on. $4: as in distinct.sql.
with named as materialized (
  select f.source, 'attributes.' || left(a.key, 100) as column_name, left(a.value, 200) as category, count(*) as facilities
    from looked_at f
   cross join lateral jsonb_each_text(f.attributes) a
   group by 1, 2, 3),
rows as (
  select source, count(*) as facilities from looked_at group by source),
keys as (
  select source, column_name from named
   union
  select s.key, c.column_name
    from jsonb_each($2::jsonb) s
   cross join lateral jsonb_array_elements_text(s.value -> 'columns') c (column_name)
   where starts_with(c.column_name, 'attributes.')),
empty as (
  select source, 'empty', column_name, '', 1 - coalesce(sum(n.facilities), 0)::float8 / max(r.facilities),
         max(r.facilities)
    from keys join rows r using (source) left join named n using (source, column_name)
   group by source, column_name),
totalled as (
  select *, sum(facilities) over (partition by source, column_name) as total from named)
select * from empty
union all
select source, 'distinct', column_name, $4::text, count(*)::float8, null from totalled group by source, column_name
union all
select source, 'share', column_name, category, facilities / total::float8, total
  from totalled where facilities >= 3 and facilities >= 0.002 * total
