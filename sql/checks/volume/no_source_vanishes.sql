-- Sources that the run which this one replaces has, or for a new date the nearest earlier published run, and this one has not.
-- Those that are paused, or that the run is meant to lack, are none.
--! title: Every source of the run before is here
--! protects: Readers do not lose a whole state unnoticed
--! family: volume
--! of: run
--! error: from 1 row
--! rows are: source missing, sources missing
--! found: {told}
--! advice: add its file to the date (--add); if it is meant, publish the run without it (--without), or pause the source
select v.source as missing_source, v.facilities, v.previous_id as previous_run, v.previous_date,
       string_agg(format('%s is missing: %s in run %s of %s, none in this one', v.source,
                         case when v.facilities = 1 then '1 facility'
                              else to_char(v.facilities, 'FM999,999,999,990') || ' facilities' end,
                         v.previous_id, v.previous_date), '; ') over () as told
  from loader.run_vanished v
 where v.run_id = $1 and not v.meant
 order by v.source
