-- Columns that hold one of few values: the share of each among the facilities that hold one. A value is a category from
-- 0.2 % and 3 facilities on.
with grouped as materialized (
  select source, facility_type, accepts_financial_aid, ages_served, min_age, max_age, schedule, license_status,
         license_type, title, city, county, state, count(*) as facilities,
         grouping(facility_type, accepts_financial_aid, ages_served, min_age, max_age, schedule, license_status,
                  license_type, title, city, county, state) as sets
    from looked_at
   group by grouping sets ((source, facility_type), (source, accepts_financial_aid), (source, ages_served),
                           (source, min_age), (source, max_age), (source, schedule), (source, license_status),
                           (source, license_type), (source, title), (source, city), (source, county), (source, state))),
named as (
  select g.source, v.column_name, left(v.category, 200) as category, sum(g.facilities) as facilities
    from grouped g
    -- the bit of the one column that a row is grouped by is 0
   cross join lateral (values
           (1 << 11, 'facility.facility_type', facility_type),
           (1 << 10, 'facility.accepts_financial_aid', case accepts_financial_aid when true then 'yes' when false then 'no' end),
           (1 << 9, 'facility.ages_served', case when ages_served = '{}' then 'none' else array_to_string(ages_served, ', ') end),
           (1 << 8, 'facility.min_age', min_age::text), (1 << 7, 'facility.max_age', max_age::text),
           (1 << 6, 'facility.schedule', schedule), (1 << 5, 'license.license_status', license_status),
           (1 << 4, 'license.license_type', license_type), (1 << 3, 'contact.title', title),
           (1 << 2, 'addresscode.city', city), (1 << 1, 'addresscode.county', county),
           (1 << 0, 'addresscode.state', state)) v (bit, column_name, category)
   where g.sets & v.bit = 0 and v.category is not null and $2::jsonb -> g.source -> 'columns' ? v.column_name
   group by 1, 2, 3),
totalled as (
  select *, sum(facilities) over (partition by source, column_name) as total from named)
select source, 'share', column_name, category, facilities / total::float8, total
  from totalled where facilities >= 3 and facilities >= 0.002 * total
