-- Columns that the source's layout does not know, and that the published run before it did not have: each speaks once.
--! title: Files have no new columns
--! protects: What an agency adds is seen and used
--! family: drift
--! of: files
--! warn: from 1 row
--! once: yes
--! found: {file} has a new column {new_column}, kept in attributes
--! advice: look whether it feeds one of the fields
select f.source, f.name as file, a.new_column
  from loader.run_file f
 cross join lateral unnest(f.added_columns) a (new_column)
 where f.run_id = $1
   and not exists (select from loader.run_previous p
                     join loader.run_part b on b.run_id = p.previous_id
                     join loader.run_file e on e.run_id = b.part_id and e.source = f.source
                    where p.run_id = f.run_id and p.source = f.source and a.new_column = any (e.added_columns))
