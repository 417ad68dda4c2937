-- The rejects of file $2 of run $1, as they stand in the file.
select line, field, value, reason, raw
  from loader.row_issue
 where run_id = $1 and file_number = $2 and severity = 'reject'
 order by record
