-- What check $1 found on source $2 (null: on each), in the last $3 runs that were looked at, oldest first.
select c.source, r.run_id as "runId", r.run_date as date, c.status, c.severity, c.value, c.unit, c.low, c.high,
       c.offending, c.total, c.rows -> 0 as worst,
       r.status <> 'published' or coalesce(b.choice, 'default') = 'exclude' as excluded
  from (select q.run_id, q.run_date, q.status
          from loader.run q
         where q.status in ('waiting', 'published', 'replaced')
           and exists (select from loader.check_result e
                        where e.run_id = q.run_id and e.name = $1 and ($2::text is null or e.source = $2))
         order by q.run_date desc, q.run_id desc
         limit $3) r
  join loader.check_result c on c.run_id = r.run_id and c.name = $1 and ($2::text is null or c.source = $2)
  left join lateral (select choice from loader.baseline
                      where run_id = r.run_id and (source is null or source = c.source)
                      order by baseline_id desc
                      limit 1) b on true
 order by c.source, r.run_date, r.run_id
