-- The edits of run $1 that changed something, each file as an object of the document that the program reads.
select f.name, f.sha256, f.source,
       jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
         'kind', e.kind, 'record', e.record, 'line', e.line, 'column', e.column_name, 'place', e.column_place,
         'license', e.license_number, 'company', e.company, 'from', e.from_value, 'to', e.to_value,
         'standing', case when e.kind in ('cell', 'value') then e.standing end, 'who', e.who,
         'at', to_char(e.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
         || jsonb_build_object('why', e.why)
         order by e.edit_number) as edits
  from loader.run_edit e
  join loader.run_file f using (run_id, file_number)
 where e.run_id = $1 and e.kind <> 'correction' and cardinality(e.records) > 0
 group by f.file_number, f.name, f.sha256, f.source
 order by f.file_number
