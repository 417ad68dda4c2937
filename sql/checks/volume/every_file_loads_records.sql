-- A file of which nothing loaded has another layout than it seems, or only repeats what is there.
--! title: Every file loads records
--! protects: A source that changed its format can't empty a date
--! family: volume
--! of: files
--! error: from 1 row
--! found: nothing of {file} was loaded ({rows_read} read, {rows_rejected} rejected)
--! advice: look at its rejects, and whether it is the file you meant
select source, name as file, rows_read, rows_rejected
  from loader.run_file
 where run_id = $1 and rows_loaded = 0
