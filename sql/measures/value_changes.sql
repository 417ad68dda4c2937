-- Of the licenses of each source that the run before had too: the share whose facility holds another value of a column, among
-- those that hold one in both runs. What came or went is told by other measures. Not a week: a column that was replaced is so
-- after three weeks as after one. And of the licenses that the run before had: the share that is gone, of each county of some
-- size and (category '') of all. $1: run; $2: the sources whose run before it is; $3: as $3 of looked_at.sql, in both runs.
insert into loader.measure (run_id, source, measure, column_name, category, value, records)
with now as materialized (
  select f.source, :l_values, :f_values, :c_values, :a_values
    from :"load_schema".license l
   -- of several facilities of one license the same each week, in whatever order their file has them
   cross join lateral (select * from :"load_schema".facility f
                        where f.license_id = l.license_id order by f.company, f.address1, f.provider_id limit 1) f
    left join :"load_schema".contact c using (contact_id)
    left join :"load_schema".addresscode a using (addresscode_id)
   where hashtext(l.license_number) & $3::int = 0),
before as materialized (
  select f.source, :l_values, :f_values, :c_values, :a_values
    from :"base_schema".license l
   cross join lateral (select * from :"base_schema".facility f
                        where f.license_id = l.license_id order by f.company, f.address1, f.provider_id limit 1) f
    left join :"base_schema".contact c using (contact_id)
    left join :"base_schema".addresscode a using (addresscode_id)
   where hashtext(l.license_number) & $3::int = 0)
select $1::int, p.source, 'changed_values', v.column_name, '', v.changed::float8 / v.pairs, v.pairs
  from (select source, array[:measured_pairs] as pairs, array[:measured_changes] as changes
          from now n join before b using (source, license_number)
         where source = any ($2)
         group by source) p
 cross join lateral unnest(array[:measured_names], p.pairs, p.changes) v (column_name, pairs, changed)
 where v.pairs > 0
union all
select $1::int, g.source, 'gone_of', 'addresscode.county', coalesce(g.county, ''), g.gone::float8 / g.had, g.had
  from (select b.source, left(b.county, 200) as county, count(*) as had, count(*) filter (where n.license_number is null) as gone
          from before b left join now n using (source, license_number)
         where source = any ($2) and b.county is not null
         group by grouping sets ((b.source, left(b.county, 200)), (b.source))) g
 where g.county is null or g.had >= 20
