-- The newest date that has a published run.
select schema_name as schema from loader.run where status = 'published' order by run_date desc limit 1
