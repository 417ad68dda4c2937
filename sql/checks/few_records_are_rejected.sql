-- Each file with rejects, and the share of its records that was rejected.
--! title: Few records are rejected
--! protects: A date is complete; a file with many rejects is broken or has another layout
--! family: volume
--! of: files
--! warn: from 1 row
--! error: over 10 %
select name as file, source, rows_rejected, rows_read, rows_rejected::float8 / rows_read as share
  from loader.run_file
 where run_id = $1 and rows_rejected > 0
