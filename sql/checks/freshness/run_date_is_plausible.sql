-- The run date against today ($2, as the program has it) and against the dates that stand published: a year that was typed
-- wrong becomes the newest date, or lies years before all others.
--! title: The run date is plausible
--! protects: A date that was typed wrong does not become the newest, which readers take for today's
--! family: freshness
--! of: run
--! measured: days
--! warn: over 400 days
--! error: over 1 day
--! fails by: ahead
--! found: {told}
--! advice: look whether the date is right; if it is not, discard the run and load its files for the right one
select d.run_date, d.ahead, d.value,
       case when d.ahead > 1 then format('the run date %s is %s days after today, %s', d.run_date, d.ahead, $2)
            when d.run_date < d.first then format('the run date %s is %s days before %s, the first published one', d.run_date, d.value, d.first)
            when d.run_date > d.last then format('the run date %s is %s days after %s, the newest published one', d.run_date, d.value, d.last)
            else format('the run date is %s', d.run_date) end as told
  from (select r.run_date, p.first, p.last, r.run_date - $2::date as ahead,
               greatest(0, p.first - r.run_date, r.run_date - p.last) as value
          from loader.run r
         cross join (select min(run_date) as first, max(run_date) as last
                       from loader.run where status = 'published' and run_id <> $1) p
         where r.run_id = $1) d
