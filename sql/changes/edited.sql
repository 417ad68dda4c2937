-- Which edits of run $1 touched which license that stands in it.
create temporary table edited as
select l.issuing_state, l.license_number, e.kind, e.column_name, e.from_value, e.to_value, e.who, e.made_at, e.why
  from loader.run_edit e
  join loader.run r using (run_id)
  join loader.run_file rf using (run_id, file_number)
  cross join lateral unnest(e.records) touched (record)
  join :"load_schema".facility f
    on f.source_file = rf.name and f.source_record = touched.record and f.facility_id > coalesce(r.base_facility_id, 0)
  join :"load_schema".license l using (license_id)
 where e.run_id = $1
