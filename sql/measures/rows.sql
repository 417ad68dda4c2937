-- Rows of each source, as they were counted when they were loaded: every_record_is_accounted_for compares that with the tables.
-- A source of which nothing loaded has 0. $1: run; $2: what is known of each source, {"texas": {"state": "TX", "columns":
-- ["facility.company", …]}}: its state and the columns that its layout fills.
select s.source, 'rows' as measure, '' as column_name, '' as category, coalesce(c.facilities, 0)::float8 as value,
       null::bigint as records
  from jsonb_object_keys($2::jsonb) s (source)
  left join (select f.source, sum(f.rows_loaded) as facilities
               from loader.run_part p join loader.run_file f on f.run_id = p.part_id
              where p.run_id = $1
              group by f.source) c using (source)
