-- What a source gained against the published run before it. Fewer than 20 rows before tell nothing.
--! title: A source does not grow at a jump
--! protects: A list that was appended to itself or to another does not count its facilities twice
--! family: volume
--! of: source
--! measured: share
--! warn: over 50 %
--! once: yes
--! found: the rows grew by {share}: {rows_now} now, {rows_before} in run {previous_run}
--! advice: look whether the file holds two lists, or one twice
with counted as (
  select p.run_id, f.source, sum(f.rows_loaded) as rows
    from loader.run_part p
    join loader.run_file f on f.run_id = p.part_id
   group by p.run_id, f.source)
select n.source, p.previous_id as previous_run, b.rows as rows_before, n.rows as rows_now,
       greatest(0, n.rows::float8 / b.rows - 1) as share
  from loader.run_previous p
  join counted n on n.run_id = p.run_id and n.source = p.source
  join counted b on b.run_id = p.previous_id and b.source = p.source
 where p.run_id = $1 and b.rows >= 20
