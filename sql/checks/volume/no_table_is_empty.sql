-- A table without any row, of all sources together.
--! title: No table is empty
--! protects: Nobody joins a table that holds nothing
--! family: volume
--! of: run
--! warn: from 1 row
--! found: the table {table_name} is empty
--! advice: look at the mapping of the columns that feed it
select v.table_name
  from (values ('facility', exists (select from :"load_schema".facility)),
               ('license', exists (select from :"load_schema".license)),
               ('contact', exists (select from :"load_schema".contact)),
               ('addresscode', exists (select from :"load_schema".addresscode))) v (table_name, has_rows)
 where not v.has_rows
