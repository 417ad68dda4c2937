-- How far each measure lies from what was expected of it, in half-widths of its learned band.
--! title: The newest license is as new as usual
--! protects: An old file is not taken for a new one
--! family: freshness
--! of: measures
--! learned: yes
--! measures: newest
--! warn: over 1 ×
--! error: over 3 ×
--! found: the newest license was issued {found} before the run date, usually {usual}
--! advice: look whether the file is of this week
select source, measure, column_name, category, found, usual, value, low, high, distance, runs
  from loader.measured
 where run_id = $1 and measure = 'newest'
