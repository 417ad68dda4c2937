-- Rejects and warnings of run $1 by file, as stored.
select file_number as number, count(*) filter (where severity = 'reject') as rejected,
       count(*) filter (where severity = 'warning') as warnings
  from loader.row_issue
 where run_id = $1
 group by file_number
