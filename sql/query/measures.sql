-- All measures of runs $2 and source $1, run by run.
select run_id as "runId", measure, column_name as "columnName", category, value, records
  from loader.measure
 where source = $1 and run_id = any ($2)
