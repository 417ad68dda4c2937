-- Of each source that was ever published: its newest load that was, and how many seconds ago. A run that was brought back is no
-- new load.
select distinct on (f.source) f.source, r.run_id as "runId", r.run_date::text as date, e.at as "publishedAt",
       extract(epoch from clock_timestamp() - e.at)::float8 as "ageSeconds"
  from loader.run_event e
  join loader.run r using (run_id)
  join loader.run_file f using (run_id)
 where e.status = 'published' and e.note is distinct from 'restored'
 order by f.source, e.at desc
