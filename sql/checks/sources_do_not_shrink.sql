-- What a source lost against the published run before it. Fewer than 20 rows before tell nothing.
--! title: A source does not shrink
--! protects: Half a file does not replace a whole one
--! family: volume
--! of: source
--! measured: share
--! warn: over 20 %
--! error: over 50 %
--! found: {share} of the rows are gone: {rows_now} now, {rows_before} in run {previous_run}
--! advice: look whether the file was cut off; if the agency did shorten its list, publish the run
select n.source, p.previous_id as previous_run, b.rows_before, n.rows_now,
       greatest(0, 1 - n.rows_now::float8 / b.rows_before) as share
  from (select source, count(*) as rows_now from :"load_schema".facility group by source) n
  join loader.run_previous p on p.run_id = $1 and p.source = n.source
 cross join lateral (select sum(f.rows_loaded) as rows_before
                       from loader.run_part b
                       join loader.run_file f on f.run_id = b.part_id
                      where b.run_id = p.previous_id and f.source = n.source) b
 where b.rows_before >= 20
