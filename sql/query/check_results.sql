-- What each check found on run $1.
select name, title, severity, status, observed, expected, offending, total, rows, query, duration_ms as "durationMs"
  from loader.check_result
 where run_id = $1
 order by name
