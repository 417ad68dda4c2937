-- Files whose very bytes stand published under an earlier date.
--! title: Files are new
--! protects: A date does not repeat an earlier one unnoticed
--! family: freshness
--! of: files
--! warn: from 1 row
--! once: yes
--! found: {file} has the same bytes as {earlier_file} of run {earlier_run}, published for {earlier_date}
--! advice: look whether the agency has a newer file
select distinct on (f.file_number) f.source, f.name as file, e.name as earlier_file, b.run_id as earlier_run, b.run_date as earlier_date
  from loader.run r
  join loader.run_file f using (run_id)
  join loader.run_file e on e.sha256 = f.sha256 and e.source = f.source and e.run_id <> f.run_id
  join loader.run_part p on p.part_id = e.run_id
  join loader.run b on b.run_id = p.run_id and b.status = 'published' and b.run_date < r.run_date
 where r.run_id = $1
 order by f.file_number, b.run_date desc
