-- A file of which nothing loaded has another layout than it seems, or only repeats what is there.
--! title: Every file loads records
--! protects: A source that changed its format can't empty a date
--! family: volume
--! of: files
--! error: from 1 row
select name as file, source, rows_read, rows_rejected
  from loader.run_file
 where run_id = $1 and rows_loaded = 0
