-- Rejects and warnings of run $1 by cause: how many, and the first of each as an example.
select g.severity, g.cause, g.count, f.name as file, i.record, i.line, i.column_name as "column", i.reason
  from (select severity, cause, count(*) as count, min(file_number::int8 << 32 | record) as first
          from loader.row_issue where run_id = $1 group by 1, 2) g
 cross join lateral (select * from loader.row_issue
                      where run_id = $1 and severity = g.severity and cause = g.cause
                        and file_number = g.first >> 32 and record = g.first & 4294967295
                      limit 1) i
  join loader.run_file f on f.run_id = $1 and f.file_number = i.file_number
 order by g.severity, g.count desc, g.cause
