-- Columns of license numbers, ZIPs and other identifiers of which most ended in .0: each was read without it, and what is
-- to be done is said once.
--! title: Identifiers are written without decimals
--! protects: A program that made numbers of identifiers may have cut their zeros and last digits too
--! family: format
--! of: files
--! measured: share
--! warn: over 50 %
--! found: {share} of the records of {file} ({records} of {rows_read}) have a {column_name} that ended in .0, which was left out
--! advice: ask for the file with that column as text, and look whether numbers that began with 0 lost it
select r.source, r.name as file, coalesce(i.column_name, '') as column_name, coalesce(i.records, 0)::int as records, r.rows_read,
       coalesce(i.records, 0)::float8 / greatest(r.rows_read, 1) as share
  from loader.run_file r
  left join (select run_id, file_number, column_name, count(*) as records
               from loader.row_issue
              where run_id = $1 and severity = 'warning' and cause = 'ends_in_point_zero'
              group by 1, 2, 3) i using (run_id, file_number)
 where r.run_id = $1
