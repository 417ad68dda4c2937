-- Sources that were published in the year before this run and are not in it: days since their last good run.
--! title: No source is forgotten
--! protects: Leads of every state are as fresh as those of the others
--! family: freshness
--! of: run
--! measured: days
--! warn: over 35 days
--! found: {missing_source} was last published {value} before, in run {last_run} of {last_date}
--! advice: load its file for this date too (--add)
select s.missing_source, s.last_run, s.last_date, r.run_date - s.last_date as value
  from loader.run r
 cross join lateral (select distinct on (f.source) f.source as missing_source, q.run_id as last_run, q.run_date as last_date
                       from loader.run q
                       join loader.run_part p on p.run_id = q.run_id
                       join loader.run_file f on f.run_id = p.part_id
                      where q.status = 'published' and q.run_date between r.run_date - 365 and r.run_date
                        and q.run_id <> r.run_id
                      order by f.source, q.run_date desc) s
 where r.run_id = $1
   and not exists (select from loader.run_part p
                     join loader.run_file f on f.run_id = p.part_id
                    where p.run_id = $1 and f.source = s.missing_source)
