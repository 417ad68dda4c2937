-- The edits of run $1 that changed something, each file as an object of the document that the program reads. A standing correction
-- is told as an edit of each cell that it changed, so that the run can be made again when it stands no more.
with edit as (
  select e.file_number, e.edit_number, 0 as of, e.kind, e.record, e.line, e.column_name, e.column_place, e.license_number, e.company,
         e.from_value, e.to_value, e.standing, e.who, e.made_at, e.why
    from loader.run_edit e
   where e.run_id = $1 and e.kind <> 'correction' and cardinality(e.records) > 0
  union all
  select e.file_number, e.edit_number, r.record, 'cell', r.record, e.line, e.column_name, null, e.license_number, e.company,
         e.from_value, e.to_value, false, e.who, e.made_at, e.why
    from loader.run_edit e cross join unnest(e.records) r (record)
   where e.run_id = $1 and e.kind = 'correction')
select f.name, f.sha256, f.source,
       jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
         'kind', e.kind, 'record', e.record, 'line', e.line, 'column', e.column_name, 'place', e.column_place,
         'license', e.license_number, 'company', e.company, 'from', e.from_value, 'to', e.to_value,
         'standing', case when e.kind in ('cell', 'value') then e.standing end, 'who', e.who,
         'at', to_char(e.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
         || jsonb_build_object('why', e.why)
         order by e.edit_number, e.of) as edits
  from edit e
  join loader.run_file f on f.run_id = $1 and f.file_number = e.file_number
 group by f.file_number, f.name, f.sha256, f.source
 order by f.file_number
