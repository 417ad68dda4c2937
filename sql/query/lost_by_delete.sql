-- The sources that readers of the newest date lose with run $1: those that the next newest published run has not. No row where
-- the run is not of the newest date. `nextDate` is null where no run would be left.
select s.source, s.facilities::int as facilities, n.run_date as "nextDate"
  from loader.run r
  left join lateral (select run_id, run_date from loader.run q
                      where q.status = 'published' and q.run_id <> r.run_id
                      order by q.run_date desc limit 1) n on true
 cross join lateral (select f.source, sum(f.rows_loaded) as facilities
                       from loader.run_part p join loader.run_file f on f.run_id = p.part_id
                      where p.run_id = r.run_id
                      group by f.source
                     having sum(f.rows_loaded) > 0) s
 where r.run_id = $1
   and (n.run_id is null or n.run_date < r.run_date)
   and not exists (select from loader.run_part p join loader.run_file f on f.run_id = p.part_id
                    where p.run_id = n.run_id and f.source = s.source and f.rows_loaded > 0)
 order by s.facilities desc, s.source
