-- Rejects of the runs $1 whose record is like $2 or has what $3 matches (unless null), newest run first; at most $4.
select run_id as "runId", file_number as "fileNumber", record, line, reason, left(raw, 200000) as raw
  from loader.row_issue
 where severity = 'reject' and run_id = any ($1) and (raw ilike $2 or raw ~ $3)
 order by run_id desc, file_number, record
 limit $4
