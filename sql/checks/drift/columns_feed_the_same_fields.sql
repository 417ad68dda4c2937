-- Fields that another column of the file feeds than in the published run before it: a header changed, or a mapping was chosen.
--! title: The same columns feed the same fields
--! protects: A changed header does not change what a field means
--! family: drift
--! of: files
--! warn: from 1 row
--! once: yes
--! found: {file} fills {column_name} from "{column_now}", run {previous_run} filled it from "{column_before}"
--! advice: look at the mapping and a few records
select distinct f.source, f.name as file, m.key as column_name, m.value as column_now, k.value as column_before,
       p.previous_id as previous_run
  from loader.run_file f
  join loader.run_previous p on p.run_id = f.run_id and p.source = f.source
  join loader.run_part b on b.run_id = p.previous_id
  join loader.run_file e on e.run_id = b.part_id and e.source = f.source
 cross join lateral jsonb_each_text(f.mapping) m
 cross join lateral jsonb_each_text(e.mapping) k
 where f.run_id = $1 and k.key = m.key and k.value <> m.value
