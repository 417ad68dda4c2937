-- What people changed of the records of run $1, in the order of the files, $3 of them from the $2-th on.
select e.kind, e.column_name as "column", left(e.from_value, 2000) as "from", left(e.to_value, 2000) as "to",
       e.who, e.made_at as at, e.why, f.name as file, coalesce(e.record, e.records[1]) as record, e.line,
       cardinality(e.records) as records, left(e.says, 2000) as says
  from loader.run_edit e
  join loader.run_file f using (run_id, file_number)
 where e.run_id = $1
 order by e.file_number, e.edit_number
offset $2 limit $3
