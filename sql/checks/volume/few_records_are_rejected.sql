-- The share of each file's records that was rejected, those left out on purpose apart. A file that was added is a part of its
-- date: few mended rejects, of which one is wrong again, break no date.
--! title: Few records are rejected
--! protects: A date is complete; a file with many rejects is broken or has another layout
--! family: volume
--! of: files
--! measured: share
--! warn: from 1 row
--! error: over 10 %
--! found: {share} of {whose} were rejected ({rows_rejected} of {records})
--! advice: export the rejects, correct them and add them to the date
with before as (
  select f.source, sum(f.rows_loaded) as rows
    from loader.run_part p
    join loader.run_file f on f.run_id = p.part_id
   where p.run_id = $1 and p.part_id <> $1
   group by f.source)
select f.source, f.name as file, f.rows_rejected, w.records,
       case when b.rows is null then 'the records of ' || f.name
            else format('the records of %s in this date, counting %s,', f.source, f.name) end as whose,
       f.rows_rejected::float8 / greatest(w.records, 1) as share
  from loader.run_file f
  left join before b using (source)
 cross join lateral (select f.rows_read - f.rows_set_aside + coalesce(b.rows, 0) as records) w
 where f.run_id = $1
