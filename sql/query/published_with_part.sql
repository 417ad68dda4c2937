-- The published run that holds the records of run $1: the run itself, or one that was added to it since.
select p.run_id as "runId"
  from loader.run_part p
  join loader.run r on r.run_id = p.run_id
 where p.part_id = $1 and r.status = 'published'
