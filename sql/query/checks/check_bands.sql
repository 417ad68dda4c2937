-- How many measures of run $1 have a learned band, by source and measure.
select source, measure, count(*)::int as bands
  from loader.band
 where run_id = $1
 group by source, measure
