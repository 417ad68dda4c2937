-- The rejects of run $1 and of those that it was added to, in the order of their files; at most $2.
select i.run_id as "runId", i.file_number as "fileNumber", i.record, i.line, i.reason, left(i.raw, 20000) as raw, false as aside
  from loader.row_issue i
 where i.severity = 'reject' and i.run_id = any (array(select part_id from loader.run_part where run_id = $1))
 order by i.run_id desc, i.file_number, i.record
 limit $2
