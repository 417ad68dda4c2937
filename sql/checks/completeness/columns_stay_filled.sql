-- Columns that lost values against the run before: the share of the facilities that held one. What chance makes of few is
-- taken for none. Nothing is learned: it speaks from the second run on.
--! title: Columns stay filled
--! protects: A column that was emptied, renamed or moved does not pass for one that has little to say
--! family: completeness
--! of: facility
--! measured: share
--! warn: over 10 %
--! error: over 25 %
--! once: yes
--! found: {share} of the values of {column_name} are gone: {filled_now} of {of_now} facilities hold one, {filled_before} of {of_before} did in run {run_before}
--! advice: look whether the column is still filled, and under the same header
select m.source, m.column_name, b.value::int as run_before, round((1 - m.value) * m.records)::int as filled_now, m.records as of_now,
       round((1 - e.value) * e.records)::int as filled_before, e.records as of_before,
       case when e.value < 1 and (m.value - e.value) * m.records >= 3 * sqrt((1 - e.value) * m.records)
            then (m.value - e.value) / (1 - e.value) else 0 end as share
  from loader.measure m
  join loader.measure b on b.run_id = m.run_id and b.source = m.source and b.measure = 'compared_with'
  join loader.measure e on e.run_id = b.value::int and e.source = m.source and e.measure = m.measure and e.column_name = m.column_name
 where m.run_id = $1 and m.measure = 'empty'
