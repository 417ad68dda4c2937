-- Columns that a file lacks, though those of the published run before it had them.
--! title: Columns do not vanish
--! protects: A column that was renamed does not empty a field that readers had
--! family: drift
--! of: files
--! error: from 1 row
--! once: yes
--! found: {file} lacks the column {missing_column}, which run {previous_run} still had
--! advice: tell in the mapping which column of the file feeds the field now; if it is gone for good, publish the run
select f.source, f.name as file, m.missing_column, p.previous_id as previous_run
  from loader.run_file f
  join loader.run_previous p on p.run_id = f.run_id and p.source = f.source
 cross join lateral unnest(f.missing_columns) m (missing_column)
 where f.run_id = $1
   and not exists (select from loader.run_part b
                     join loader.run_file e on e.run_id = b.part_id and e.source = f.source
                    where b.run_id = p.previous_id and m.missing_column = any (e.missing_columns))
