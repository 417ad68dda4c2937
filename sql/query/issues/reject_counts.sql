-- The files of run $1 that have rejects, with their headers and what stands between their cells.
select f.file_number as number, f.name, f.header, coalesce(f.delimiter, ',') as delimiter, count(*) as rejects
  from loader.run_file f join loader.row_issue i using (run_id, file_number)
 where f.run_id = $1 and i.severity = 'reject'
 group by f.file_number, f.name, f.header, f.delimiter
 order by f.file_number
