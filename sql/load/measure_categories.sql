-- Columns of facility that hold one of few values: how many different ones, and the share of each among the rows that hold
-- one. A value is a category from 0.2 % and 3 records on. $1: run; $2: by source the columns that its layout fills;
-- $3: every so manyth facility is looked at.
insert into loader.measure (run_id, source, measure, column_name, category, value, records)
with grouped as materialized (
  select source, facility_type, accepts_financial_aid, ages_served, min_age, max_age, schedule, count(*) as records,
         grouping(facility_type, accepts_financial_aid, ages_served, min_age, max_age, schedule) as sets
    from :"load_schema".facility
   where facility_id % $3::int = 0
   group by grouping sets ((source, facility_type), (source, accepts_financial_aid), (source, ages_served),
                           (source, min_age), (source, max_age), (source, schedule))),
named as (
  select g.source, v.column_name, left(v.category, 200) as category, sum(g.records) as records
    from grouped g
   cross join lateral (values
           (31, 'facility.facility_type', facility_type),
           (47, 'facility.accepts_financial_aid', case accepts_financial_aid when true then 'yes' when false then 'no' end),
           (55, 'facility.ages_served', case when ages_served = '{}' then 'none' else array_to_string(ages_served, ', ') end),
           (59, 'facility.min_age', min_age::text), (61, 'facility.max_age', max_age::text),
           (62, 'facility.schedule', schedule)) v (sets, column_name, category)
   where v.sets = g.sets and v.category is not null and $2::jsonb -> g.source -> 'columns' ? v.column_name
   group by 1, 2, 3),
totalled as (
  select *, sum(records) over (partition by source, column_name) as total from named)
select $1::int, source, 'distinct', column_name, '', count(*)::float8, null from totalled group by source, column_name
union all
select $1, source, 'share', column_name, category, records / total::float8, total
  from totalled where records >= 3 and records >= 0.002 * total
