-- What people changed of file $2 of run $1, and the corrections that met a record of it, as the objects of $3.
insert into loader.run_edit (run_id, file_number, edit_number, kind, record, line, column_name, column_place, license_number,
                             company, from_value, to_value, standing, why, who, made_at, records, correction_id, says)
select $1, $2, e.n, e.kind, e.record, e.line, e."column", e.place, e.license, e.company, e."from", e."to", coalesce(e.standing, false),
       e.why, e.who, e.at, e.records, e.correction_id, e.says
  from jsonb_to_recordset($3) as e(n integer, kind text, record bigint, line bigint, "column" text, place integer,
       license text, company text, "from" text, "to" text, standing boolean, why text, who text, at timestamptz,
       records integer[], correction_id integer, says text)
