-- Categories of some weight (1 % and 10 facilities) that lost most of their share against the run before. Nothing is learned:
-- it speaks from the second run on.
--! title: Categories stay
--! protects: A county, type or status that is left out or renamed is seen at once
--! family: change
--! of: facility
--! measured: share
--! warn: over 50 %
--! error: over 75 %
--! once: yes
--! found: {category} of {column_name} lost {share} of its share: {percent_now} % now, {percent_before} % in run {run_before}
--! advice: look whether records of it are missing, or the word for it changed
select m.source, m.column_name, m.category, b.value::int as run_before,
       round(m.value::numeric * 100, 1)::float8 as percent_now, round(e.value::numeric * 100, 1)::float8 as percent_before,
       greatest(0, 1 - m.value / e.value) as share
  from loader.measure m
  join loader.measure b on b.run_id = m.run_id and b.source = m.source and b.measure = 'compared_with'
  join loader.measure e on e.run_id = b.value::int and e.source = m.source and e.measure = m.measure
                       and e.column_name = m.column_name and e.category = m.category
 where m.run_id = $1 and m.measure = 'share' and e.value >= 0.01 and e.value * e.records >= 10
