-- Attributes: how many rows of a source have a key, how many different values it has, and the share of each among them.
-- A value is a category from 0.2 % and 3 records on. $1: run; $2: by source the columns that its layout fills;
-- $3: every so manyth facility is looked at.
insert into loader.measure (run_id, source, measure, column_name, category, value, records)
with named as materialized (
  select f.source, 'attributes.' || left(a.key, 100) as column_name, left(a.value, 200) as category, count(*) as records
    from :"load_schema".facility f
   cross join lateral jsonb_each_text(f.attributes) a
   where f.facility_id % $3::int = 0
   group by 1, 2, 3),
rows as (
  select source, count(*) as records from :"load_schema".facility where facility_id % $3 = 0 group by source),
keys as (
  select source, column_name from named
   union
  select s.key, c.column_name
    from jsonb_each($2::jsonb) s
   cross join lateral jsonb_array_elements_text(s.value -> 'columns') c (column_name)
   where starts_with(c.column_name, 'attributes.')),
empty as (
  select $1::int, source, 'empty', column_name, '', 1 - coalesce(sum(n.records), 0)::float8 / max(r.records),
         max(r.records)
    from keys join rows r using (source) left join named n using (source, column_name)
   group by source, column_name),
totalled as (
  select *, sum(records) over (partition by source, column_name) as total from named)
select * from empty
union all
select $1, source, 'distinct', column_name, '', count(*)::float8, null from totalled group by source, column_name
union all
select $1, source, 'share', column_name, category, records / total::float8, total
  from totalled where records >= 3 and records >= 0.002 * total
