-- Rejects and warnings of run $1 as they stand in its files, $2 of them; rejects first.
select i.severity, i.cause, f.name as file, i.record, i.line, i.column_name as "column", i.field, i.value, i.reason
  from loader.row_issue i
  join loader.run_file f using (run_id, file_number)
 where i.run_id = $1
 order by i.severity, i.file_number, i.record
 limit $2
