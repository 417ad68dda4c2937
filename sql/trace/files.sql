-- The files of the runs $1, without how their records lie on lines, which is much.
select run_id as "runId", file_number as number, source, name, header, mapping, coalesce(delimiter, ',') as delimiter,
       source_sha256 as "sourceSha256"
  from loader.run_file
 where run_id = any ($1)
 order by run_id, file_number
