-- What each check found on run $1.
select name, nullif(source, '') as source, title, family, severity, status, observed, expected,
       coalesce(warn, 'off') as warn, coalesce(error, 'off') as error, value, unit, low, high, explanation, snoozed, same_as as "sameAs",
       coalesce(offending, 0) as offending, coalesce(total, 0) as total, rows, query, duration_ms as "durationMs"
  from loader.check_result c
 where run_id = $1
 order by name, c.source
