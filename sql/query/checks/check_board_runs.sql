-- The last $1 runs that wait or stand published, oldest first: their sources, and what people said of each as an example of
-- what is usual.
select r.run_id as "runId", r.run_date as date, r.status, coalesce(s.sources, '{}') as sources,
       coalesce(b.baseline, '{}') as baseline
  from (select run_id, run_date, status
          from loader.run
         where status in ('waiting', 'published')
         order by run_date desc, run_id desc
         limit $1) r
  left join lateral (select array_agg(distinct f.source) as sources
                       from loader.run_part p join loader.run_file f on f.run_id = p.part_id
                      where p.run_id = r.run_id) s on true
  left join lateral (select jsonb_object_agg(w.source, w.choice) as baseline
                       from (select u.source, (select choice from loader.baseline
                                                where run_id = r.run_id and (source is null or source = u.source)
                                                order by baseline_id desc
                                                limit 1) as choice
                               from unnest(s.sources) u (source)) w
                      where w.choice <> 'default') b on true
 order by r.run_date, r.run_id
