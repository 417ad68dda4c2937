-- How many changes fit: of source $1, kind $2, table $3, with a change in field $4, with license number or company like $5;
-- each unless null.
select count(*) as total
  from pg_temp.change
 where ($1::text is null or source = $1) and ($2::text is null or kind = $2)
   and ($3::text is null or changed_table = $3)
   and ($4::text is null or exists (select from unnest(fields) f where f ->> 0 = $4))
   and ($5::text is null or license_number ilike $5 or company ilike $5)
