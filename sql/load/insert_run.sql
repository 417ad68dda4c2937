-- A new run. Its candidate's exact name follows in the same transaction.
insert into loader.run (run_uuid, run_date, mode, base_run_id, schema_version, app_version, started_by, without, status)
values ($1, $2, $3, $4, $5, $6, $7, $8, 'running')
returning run_id
