-- The run of source $1 that has most of the rejects with lines $2 and reasons $3, the newest of equals. Its records are
-- what readers see: it is published, or others were added to it since.
select i.run_id as "runId", r.run_date as date, (select count(*) from loader.row_issue o
         where o.run_id = i.run_id and o.file_number = i.file_number and o.severity = 'reject') as rejects
  from loader.row_issue i
  join loader.run r using (run_id)
  join loader.run_file f using (run_id, file_number)
 where i.severity = 'reject' and f.source = $1 and i.line::text = any ($2) and i.reason = any ($3)
   and exists (select from loader.run_part p join loader.run n on n.run_id = p.run_id
                where p.part_id = i.run_id and n.status = 'published')
 group by i.run_id, i.file_number, r.run_date
 order by count(*) desc, i.run_id desc
 limit 1
