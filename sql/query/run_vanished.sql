-- The sources that run $1 lacks against the run before it, most facilities first; `meant`: a person said so.
select source, facilities::int as facilities, previous_id as "runId", previous_date as date, meant
  from loader.run_vanished
 where run_id = $1
 order by facilities desc, source
