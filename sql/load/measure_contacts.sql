-- Contacts of each source's facilities: the share of rows without each value, and of titles, which are few, how many
-- different ones there are and the share of each. $1: run; $2: by source the columns that its layout fills;
-- $3: every so manyth facility is looked at.
insert into loader.measure (run_id, source, measure, column_name, category, value, records)
with titled as materialized (
  select f.source, c.title, count(*) as total, count(c.first_name) as first_name, count(c.last_name) as last_name,
         count(c.email) as email, count(c.phone) as phone, count(c.phone2) as phone2
    from :"load_schema".facility f
    left join :"load_schema".contact c using (contact_id)
   where f.facility_id % $3::int = 0
   group by 1, 2),
summed as (
  select source, sum(total) as total, coalesce(sum(total) filter (where title is not null), 0) as title,
         sum(first_name) as first_name, sum(last_name) as last_name,
         sum(email) as email, sum(phone) as phone, sum(phone2) as phone2
    from titled group by source),
named as (
  select source, 'contact.title' as column_name, left(title, 200) as category, sum(total) as records
    from titled where title is not null group by 1, 2, 3),
empty as (
  select $1::int, s.source, 'empty', v.column_name, '', 1 - v.filled / s.total::float8, s.total
    from summed s
   cross join lateral (values ('contact.first_name', first_name), ('contact.last_name', last_name),
                              ('contact.title', title), ('contact.email', email), ('contact.phone', phone),
                              ('contact.phone2', phone2)) v (column_name, filled)
   where $2::jsonb -> s.source -> 'columns' ? v.column_name),
totalled as (
  select *, sum(records) over (partition by source, column_name) as total from named)
select * from empty
union all
select $1, source, 'distinct', column_name, '', count(*)::float8, null from totalled group by source, column_name
union all
select $1, source, 'share', column_name, category, records / total::float8, total
  from totalled where records >= 3 and records >= 0.002 * total
