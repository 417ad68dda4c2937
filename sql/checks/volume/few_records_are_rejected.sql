-- The share of each file's records that was rejected, those left out on purpose apart.
--! title: Few records are rejected
--! protects: A date is complete; a file with many rejects is broken or has another layout
--! family: volume
--! of: files
--! measured: share
--! warn: from 1 row
--! error: over 10 %
--! found: {share} of the records of {file} were rejected ({rows_rejected} of {records})
--! advice: export the rejects, correct them and add them to the date
select source, name as file, rows_rejected, records, rows_rejected::float8 / greatest(records, 1) as share
  from (select *, rows_read - rows_set_aside as records from loader.run_file) f
 where run_id = $1
