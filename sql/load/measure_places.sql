-- City, county, state and ZIP of each source's facilities: the share of rows without, how many different ones, and the share
-- of each; of ZIPs the share of each way to write one (99999, 99999-9999). A value is a category from 0.2 % and 3 records
-- on. $1: run; $2: by source the columns that its layout fills; $3: every so manyth facility is looked at.
insert into loader.measure (run_id, source, measure, column_name, category, value, records)
with placed as materialized (
  select f.source, a.city, a.county, a.state, a.zip, f.records
    from (select source, addresscode_id, count(*) as records from :"load_schema".facility
           where facility_id % $3::int = 0 group by 1, 2) f
    left join :"load_schema".addresscode a using (addresscode_id)),
valued as (
  select p.source, v.column_name, v.category, sum(p.records) as records
    from placed p
   cross join lateral (values ('addresscode.city', city), ('addresscode.county', county),
                              ('addresscode.state', state), ('addresscode.zip', zip)) v (column_name, category)
   where $2::jsonb -> p.source -> 'columns' ? v.column_name
   group by 1, 2, 3),
named as (
  select source, column_name, left(category, 200) as category, sum(records) as records
    from valued where category is not null group by 1, 2, 3),
written as (
  select source, translate(category, '012345678', '999999999') as category, sum(records) as records
    from valued where column_name = 'addresscode.zip' and category is not null group by 1, 2),
totalled as (
  select *, sum(records) over (partition by source, column_name) as total from named)
select $1::int, source, 'empty', column_name, '', coalesce(sum(records) filter (where category is null), 0) / sum(records)::float8,
       sum(records)
  from valued group by source, column_name
union all
select $1, source, 'distinct', column_name, '', count(*), null from totalled group by source, column_name
union all
select $1, source, 'share', column_name, category, records / total::float8, total
  from totalled where column_name <> 'addresscode.zip' and records >= 3 and records >= 0.002 * total
union all
select $1, source, 'pattern', 'addresscode.zip', left(category, 200), records / (sum(records) over (partition by source))::float8,
       sum(records) over (partition by source)
  from written
