-- How many changed rows have a change in each field, most first.
select f ->> 0 as field, count(*) as count
  from pg_temp.change
 cross join lateral unnest(fields) f
 where kind = 'changed'
 group by 1
 order by 2 desc, 1
