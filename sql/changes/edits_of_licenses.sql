-- What was changed of the licenses $2 of the states $1, each with its place in these lists from 1.
select a.place, e.kind, e.column_name as "column", left(e.from_value, 2000) as "from", left(e.to_value, 2000) as "to",
       e.who, e.made_at as at, e.why
  from unnest($1::text[], $2::text[]) with ordinality a (issuing_state, license_number, place)
  join pg_temp.edited e using (issuing_state, license_number)
 order by a.place, e.made_at
