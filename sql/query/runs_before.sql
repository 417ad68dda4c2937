-- Of each source of $1, the newest published run that has it: of a date before $2, or, where $3, of that date too.
select s.source, e.run_id as "runId", e.run_date as date, e.schema_version as "schemaVersion"
  from unnest($1::text[]) s (source)
 cross join lateral (select r.run_id, r.run_date, r.schema_version
                       from loader.run r
                      where r.status = 'published' and (r.run_date < $2::date or ($3 and r.run_date = $2::date))
                        and exists (select from loader.run_part p join loader.run_file f on f.run_id = p.part_id
                                     where p.run_id = r.run_id and f.source = s.source and f.rows_loaded > 0)
                      order by r.run_date desc
                      limit 1) e
