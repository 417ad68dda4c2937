-- Sources whose facilities hold all that those of an earlier date hold and nothing else, in a file of other bytes: another order, other line ends.
--! title: Contents are new
--! protects: A date does not repeat an earlier one unnoticed
--! family: freshness
--! of: source
--! warn: from 1 row
--! once: yes
--! found: the list holds what run {earlier_run} of {earlier_date} holds, in another file
--! advice: look whether the agency has a newer list
select distinct on (m.source) m.source, b.run_id as earlier_run, b.run_date as earlier_date
  from loader.run r
  join loader.measure m using (run_id)
  join loader.measure e on e.measure = 'content' and e.source = m.source and e.category = m.category and e.value = m.value
  join loader.run b on b.run_id = e.run_id and b.status = 'published' and b.run_date < r.run_date
 where r.run_id = $1 and m.measure = 'content'
   -- of the very bytes files_are_new tells
   and not exists (select from loader.run_file f
                     join loader.run_file g on g.sha256 = f.sha256 and g.source = f.source
                     join loader.run_part p on p.part_id = g.run_id and p.run_id = b.run_id
                    where f.run_id = r.run_id and f.source = m.source)
 order by m.source, b.run_date desc
