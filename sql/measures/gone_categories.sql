-- Categories that had at least 0.5 % in the run before and have no share here: 0. Nothing is said of columns that are empty
-- now. $1: run; $2: source; $3: the run before.
insert into loader.measure (run_id, source, measure, column_name, category, value, records)
select $1::int, b.source, b.measure, b.column_name, b.category, 0, n.records
  from loader.measure b
 cross join lateral (select max(records) as records from loader.measure n
                     where n.run_id = $1 and n.source = b.source and n.measure = b.measure and n.column_name = b.column_name) n
 where n.records is not null and b.run_id = $3 and b.source = $2 and b.measure in ('share', 'pattern') and b.value >= 0.005
   and not exists (select from loader.measure n where n.run_id = $1 and n.source = b.source and n.measure = b.measure
                    and n.column_name = b.column_name and n.category = b.category)
