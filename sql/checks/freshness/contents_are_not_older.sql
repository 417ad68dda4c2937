-- Sources whose facilities hold all that those of an earlier date hold and nothing else, though other content was published since.
--! title: No content is an older one
--! protects: An old list does not take the place of last week's, in whatever order its records stand
--! family: freshness
--! of: source
--! error: from 1 row
--! once: yes
--! found: the list holds what run {earlier_run} of {earlier_date} holds, but run {since_run} of {since_date} brought other content since
--! advice: take the newest file of the agency
select distinct on (m.source) m.source, b.run_id as earlier_run, b.run_date as earlier_date,
       n.run_id as since_run, n.run_date as since_date
  from loader.run r
  join loader.measure m using (run_id)
  join loader.measure e on e.measure = 'content' and e.source = m.source and e.category = m.category and e.value = m.value
  join loader.run b on b.run_id = e.run_id and b.status = 'published' and b.run_date < r.run_date
  join loader.run n on n.status = 'published' and n.run_date > b.run_date and n.run_date < r.run_date
  join loader.measure o on o.run_id = n.run_id and o.measure = 'content' and o.source = m.source and o.value <> m.value
 where r.run_id = $1 and m.measure = 'content'
 order by m.source, n.run_date desc, b.run_date desc
