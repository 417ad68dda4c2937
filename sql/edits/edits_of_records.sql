-- What was changed of the records $3 of the files $2 of the runs $1, each with its place in these lists from 1.
select a.place, e.kind, e.column_name as "column", left(e.from_value, 2000) as "from", left(e.to_value, 2000) as "to",
       e.who, e.made_at as at, e.why
  from unnest($1::integer[], $2::integer[], $3::integer[]) with ordinality a (run_id, file_number, record, place)
  join loader.run_edit e on e.run_id = a.run_id and e.file_number = a.file_number and a.record = any (e.records)
 order by a.place, e.edit_number
