-- The runs whose files have the record of correction $1, oldest first.
select e.run_id as "runId", r.run_date as date, f.name as file, e.line, e.says
  from loader.run_edit e
  join loader.run r using (run_id)
  join loader.run_file f using (run_id, file_number)
 where e.correction_id = $1
 order by e.run_id
