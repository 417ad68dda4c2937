-- Columns of the source's layout that a file lacks.
--! title: Files have all columns
--! protects: A renamed column does not empty a field unnoticed
--! family: drift
--! of: files
--! warn: from 1 row
--! found: {file} lacks the column {missing_column}
--! advice: tell in the mapping which column of the file feeds the field now
select f.source, f.name as file, m.missing_column
  from loader.run_file f
 cross join lateral unnest(f.missing_columns) m (missing_column)
 where f.run_id = $1
