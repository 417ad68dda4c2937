-- Files that repeat an earlier one although another file of their source was published since: last month's, sent again.
--! title: No file is an older one
--! protects: Last month's list does not take the place of last week's
--! family: freshness
--! of: files
--! error: from 1 row
--! once: yes
--! found: {file} has the bytes of run {earlier_run} of {earlier_date}, but run {since_run} of {since_date} brought a newer file since
--! advice: take the newest file of the agency
select distinct on (f.file_number) f.source, f.name as file, b.run_id as earlier_run, b.run_date as earlier_date,
       n.run_id as since_run, n.run_date as since_date
  from loader.run r
  join loader.run_file f using (run_id)
  join loader.run_file e on e.sha256 = f.sha256 and e.source = f.source and e.run_id <> f.run_id
  join loader.run_part p on p.part_id = e.run_id
  join loader.run b on b.run_id = p.run_id and b.status = 'published' and b.run_date < r.run_date
  join loader.run n on n.status = 'published' and n.run_date > b.run_date and n.run_date < r.run_date
 where r.run_id = $1
   and exists (select from loader.run_part p join loader.run_file o on o.run_id = p.part_id
                where p.run_id = n.run_id and o.source = f.source)
   and not exists (select from loader.run_part p join loader.run_file o on o.run_id = p.part_id
                    where p.run_id = n.run_id and o.sha256 = f.sha256)
 order by f.file_number, n.run_date desc, b.run_date desc
