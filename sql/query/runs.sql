-- Runs for people, newest first. A check counts by its worst result; one that is snoozed only warns, and what is as last time is known. $1: of this date, or null; $2: this run, or null.
select r.run_id as "runId", r.run_uuid as "runUuid", r.run_date as date, r.mode, r.status, r.schema_name as schema,
       r.schema_version as "schemaVersion",
       r.base_run_id as "baseRunId", r.app_version as "appVersion", r.started_by as "startedBy",
       r.started_at as "startedAt", r.finished_at as "finishedAt", r.status_changed_at as "statusChangedAt",
       coalesce(e.who, r.started_by) as "statusChangedBy",
       r.rows_read as "rowsRead", r.rows_before as "rowsBefore", r.rows_loaded as "rowsLoaded",
       r.rows_rejected as "rowsRejected", r.rows_set_aside as "rowsSetAside", r.rows_blank as "rowsBlank", r.warnings,
       r.table_rows as "tableRows", r.size_bytes as "sizeBytes", r.duration_ms as "durationMs", r.error,
       coalesce(f.files, '{}') as files,
       jsonb_build_object('passed', coalesce(c.passed, 0), 'failed', coalesce(c.failed, 0), 'warned', coalesce(c.warned, 0), 'known', coalesce(c.known, 0)) as checks
  from loader.run r
  left join lateral (select array_agg(name order by file_number) as files
                       from loader.run_file where run_id = r.run_id) f on true
  left join lateral (select who from loader.run_event where run_id = r.run_id and at >= r.status_changed_at
                      order by at limit 1) e on true
  left join lateral (select count(*) filter (where worst = 1) as passed,
                            count(*) filter (where worst = 4) as failed,
                            count(*) filter (where worst = 3) as warned,
                            count(*) filter (where worst = 2) as known
                       from (select max(case when status = 'skipped' then 0
                                             when status = 'passed' then 1
                                             when same_as is not null and severity = 'warn' then 2
                                             when severity = 'warn' or snoozed is not null then 3
                                             else 4 end) as worst
                               from loader.check_result where run_id = r.run_id group by name) w) c on true
 where ($1::date is null or r.run_date = $1) and ($2::int is null or r.run_id = $2)
 order by r.run_id desc
