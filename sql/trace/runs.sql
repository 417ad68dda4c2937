-- All runs that had records for readers, or may have soon: oldest first. Those that are purged have no schema, nor
-- those whose schema somebody dropped.
select run_id as "runId", run_date as date, status, mode, case when to_regnamespace(quote_ident(schema_name)) is not null then schema_name end as schema, schema_version as version, base_run_id as "baseRunId",
       base_facility_id as "baseFacilityId", status_changed_at as "statusChangedAt"
  from loader.run
 where status in ('waiting', 'published', 'replaced', 'deleted', 'purged')
 order by run_date, run_id
