-- Measures run by run: of the $5 that lie farthest out in the newest of the runs that wait or stand published and have them,
-- what they were in the last $4 such runs, oldest first. $1: a check; $2: its measures; $3: source, or null for all;
-- $6: the names of the checks that compare runs, of which a failed one makes a run no example.
with shown as (
  select r.run_id, r.run_date, r.status
    from loader.run r
   where r.status in ('waiting', 'published')
     and exists (select from loader.measure m where m.run_id = r.run_id and ($3::text is null or m.source = $3))
   order by r.run_date desc, r.run_id desc limit $4),
measured as (
  select m.*, s.run_date, s.status, b.low, b.high, b.runs, b.method, coalesce(d.distance, -1) as distance,
         row_number() over (partition by m.source, m.measure, m.column_name, m.category
                                order by s.run_date desc, s.run_id desc) as age
    from shown s
    join loader.measure m using (run_id)
    left join loader.band b using (run_id, source, measure, column_name, category)
    left join loader.measured d using (run_id, source, measure, column_name, category)
   where m.measure = any ($2) and ($3::text is null or m.source = $3)),
chosen as (
  select source, measure, column_name, category, row_number() over (order by distance desc, value desc, column_name, category) as place
    from measured where age = 1 order by place limit $5)
select c.place::int, m.source, m.measure, m.column_name as "columnName", m.category, m.run_id as "runId", m.run_date as date, m.value, m.low,
       m.high, m.distance, m.runs, m.method, k.status, k.severity,
       m.status <> 'published' or coalesce(w.choice = 'exclude', false)
         or (w.choice is distinct from 'accept' and exists (
               select from loader.check_result x
                where x.run_id = m.run_id and x.source = m.source and x.name = any ($6)
                  and x.status = 'failed' and x.severity = 'error')) as excluded
  from chosen c
  join measured m using (source, measure, column_name, category)
  left join loader.check_result k on k.run_id = m.run_id and k.source = m.source and k.name = $1
  left join lateral (select choice from loader.baseline
                      where run_id = m.run_id and (source is null or source = m.source)
                      order by baseline_id desc limit 1) w on true
 order by c.place, m.run_date, m.run_id
