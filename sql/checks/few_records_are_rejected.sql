-- The share of each file's records that was rejected.
--! title: Few records are rejected
--! protects: A date is complete; a file with many rejects is broken or has another layout
--! family: volume
--! of: files
--! measured: share
--! warn: from 1 row
--! error: over 10 %
--! found: {share} of the records of {file} were rejected ({rows_rejected} of {rows_read})
--! advice: export the rejects, correct them and add them to the date
select source, name as file, rows_rejected, rows_read, rows_rejected::float8 / greatest(rows_read, 1) as share
  from loader.run_file
 where run_id = $1
