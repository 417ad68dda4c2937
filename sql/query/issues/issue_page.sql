-- Rejects and warnings of run $1, of severity $2 and cause $3 unless null; $5 of them from the $4-th on.
select i.severity, i.cause, f.name as file, i.record, i.line, i.column_name as "column", i.field,
       left(i.value, 2000) as value, left(i.reason, 2000) as reason
  from loader.row_issue i
  join loader.run_file f using (run_id, file_number)
 where i.run_id = $1 and ($2::text is null or i.severity = $2) and ($3::text is null or i.cause = $3)
 order by i.file_number, i.record, i.field
 limit $5 offset $4
