-- What checks found on run $1, from a JSON list $2 of one object for each check and source ('' for the run as a whole).
insert into loader.check_result (run_id, name, source, title, family, severity, status, observed, expected, warn, error,
                                 value, unit, low, high, explanation, snoozed, same_as, offending, total, rows, query, duration_ms)
select $1, name, source, title, family, severity, status, observed, expected, warn, error,
       value, unit, low, high, explanation, nullif(snoozed, 'null'), "sameAs", offending, total, rows, query, duration_ms
  from jsonb_to_recordset($2::jsonb) as r (
         name text, source text, title text, family text, severity text, status text, observed text, expected text,
         warn text, error text, value float8, unit text, low float8, high float8, explanation text, snoozed jsonb, "sameAs" integer,
         offending bigint, total bigint, rows jsonb, query text, duration_ms integer)
