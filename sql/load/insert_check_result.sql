-- What a check found on one source of a run ('' for the run as a whole).
insert into loader.check_result (run_id, name, source, title, family, severity, status,
                                 observed, expected, warn, error, value, unit, low, high,
                                 explanation, snoozed, offending, total,
                                 rows, query, duration_ms)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
