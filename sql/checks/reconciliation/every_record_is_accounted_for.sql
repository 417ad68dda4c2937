-- Every record read is loaded, rejected or set aside, and what is loaded is in the table.
--! title: Every record is accounted for
--! protects: Nothing is lost in silence: read = loaded + rejected + set aside, for every file
--! family: reconciliation
--! of: run
--! error: from 1 row
--! found: {file} does not add up: {rows_read} read, {rows_loaded} loaded, {rows_rejected} rejected, {rows_set_aside} set aside, {in_table} in the table
--! advice: do not publish the run; load its files again
with counted as materialized (
  select source_file, count(*) as in_table from :"load_schema".facility group by source_file)
select f.name as file, f.rows_read, f.rows_loaded, f.rows_rejected, f.rows_set_aside,
       coalesce(t.in_table, 0) as in_table
  from loader.run_file f
  join loader.run r using (run_id)
  left join counted t on t.source_file = f.name
 where f.run_id = $1
   and (f.rows_read <> f.rows_loaded + f.rows_rejected + f.rows_set_aside
        or (r.mode <> 'add' and coalesce(t.in_table, 0) <> f.rows_loaded)
        or coalesce(t.in_table, 0) < f.rows_loaded
        or (select coalesce(sum(in_table), 0) from counted)
           <> r.rows_before + (select sum(g.rows_loaded) from loader.run_file g where g.run_id = $1))
