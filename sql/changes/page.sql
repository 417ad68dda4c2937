-- Changes behind place $1, in their order, $3 of them after $2 that are passed over: of source $4, kind $5, table $6, with a
-- change in field $7, with license number or company like $8; each unless null.
select place, kind, changed_table as table, source, issuing_state as "issuingState", license_number as "licenseNumber",
       company, to_jsonb(fields) as fields
  from pg_temp.change
 where place > $1 and ($4::text is null or source = $4) and ($5::text is null or kind = $5)
   and ($6::text is null or changed_table = $6)
   and ($7::text is null or exists (select from unnest(fields) f where f ->> 0 = $7))
   and ($8::text is null or license_number ilike $8 or company ilike $8)
 order by place
offset $2 limit $3
