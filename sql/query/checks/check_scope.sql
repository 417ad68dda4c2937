-- The sources of run $1, those that it was added to included: what checks count their rows of. Facilities are as many as were
-- loaded: every_record_is_accounted_for compares that with the tables.
select f.source, sum(f.rows_loaded)::int as facilities, count(*) filter (where f.run_id = $1)::int as files
  from loader.run_part p
  join loader.run_file f on f.run_id = p.part_id
 where p.run_id = $1
 group by f.source
 order by f.source
