-- The warnings of run $1, for a person to read.
select f.name as file, i.record, i.line, i.column_name as "column", i.field, i.value, i.cause, i.reason
  from loader.row_issue i join loader.run_file f using (run_id, file_number)
 where i.run_id = $1 and i.severity = 'warning'
 order by i.file_number, i.record
