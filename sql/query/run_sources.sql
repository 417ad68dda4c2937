-- The sources that were measured in run $1, and those of its files.
select source from loader.measure where run_id = $1 and measure = 'rows'
 union
select source from loader.run_file where run_id = $1
 order by source
