-- Licenses of each source, which are those that its state issued: the share without each value, the share of each status and
-- type, the share of each way to write a number (9-9: digits, a dash,
-- digits), and the days from the newest issue date to the run date.
-- $1: run; $2: by source its state and the columns that its layout fills; $3: every so manyth license is looked at, but
-- for the newest date.
insert into loader.measure (run_id, source, measure, column_name, category, value, records)
with grouped as materialized (
  select issuing_state, license_status, license_type,
         translate(license_number, '012345678ABCDEFGHIJKLMNOPQRSTUVWXYZ', '999999999AAAAAAAAAAAAAAAAAAAAAAAAAA') as written,
         count(*) as total, count(license_issued) as issued, count(license_renewed) as renewed,
         count(licensee_name) as licensee
    from :"load_schema".license
   where license_id % $3::int = 0
   group by 1, 2, 3, 4),
owned as (
  select s.key as source, s.value -> 'columns' as columns, g.*
    from grouped g
    join jsonb_each($2::jsonb) s on s.value ->> 'state' = g.issuing_state),
summed as (
  select source, columns, sum(total) as total, sum(issued) as issued, sum(renewed) as renewed, sum(licensee) as licensee,
         coalesce(sum(total) filter (where license_status is not null), 0) as status,
         coalesce(sum(total) filter (where license_type is not null), 0) as type
    from owned group by source, columns),
named as (
  select o.source, v.measure, v.column_name, left(v.category, 200) as category, sum(o.total) as records
    from owned o
   cross join lateral (values ('share', 'license.license_status', license_status),
                              ('share', 'license.license_type', license_type),
                              ('pattern', 'license.license_number',
                               regexp_replace(regexp_replace(written, '9+', '9', 'g'), 'A+', 'A', 'g'))) v (measure, column_name, category)
   where v.category is not null and o.columns ? v.column_name
   group by 1, 2, 3, 4),
newest as (
  select l.issuing_state, r.run_date - max(l.license_issued) as days
    from :"load_schema".license l
    join loader.run r on r.run_id = $1 and l.license_issued <= r.run_date
   group by l.issuing_state, r.run_date),
totalled as (
  select *, sum(records) over (partition by source, measure, column_name) as total from named)
select $1::int, s.source, 'empty', v.column_name, '', 1 - v.filled / s.total::float8, s.total
  from summed s
 cross join lateral (values ('license.license_status', status), ('license.license_type', type),
                            ('license.license_issued', issued), ('license.license_renewed', renewed),
                            ('license.licensee_name', licensee)) v (column_name, filled)
 where s.columns ? v.column_name
union all
select $1, s.key, 'newest', 'license.license_issued', '', n.days, null
  from newest n
  join jsonb_each($2::jsonb) s on s.value ->> 'state' = n.issuing_state
union all
select $1, source, 'distinct', column_name, '', count(*), null
  from totalled where measure = 'share' group by source, column_name
union all
select $1, source, measure, column_name, category, records / total::float8, total
  from totalled where records >= 3 and records >= 0.002 * total
