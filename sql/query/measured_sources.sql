-- The sources of run $1, also those of which nothing loaded, and those that a run to which it was added had.
select source from loader.run_file where run_id = $1
 union
select distinct source from :"load_schema".facility
