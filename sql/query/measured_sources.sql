-- The sources of run $1, also those of which nothing loaded, and those that a run to which it was added had.
select distinct f.source
  from loader.run_part p
  join loader.run_file f on f.run_id = p.part_id
 where p.run_id = $1
