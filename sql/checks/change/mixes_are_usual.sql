-- How far each measure lies from what was expected of it, in half-widths of its learned band.
--! title: The mix of categories is usual
--! protects: Many small shifts of categories show together
--! family: change
--! of: measures
--! learned: yes
--! measures: mix
--! warn: over 1 ×
--! error: over 3 ×
--! found: the mix of {column_name} differs by {found} (Jensen–Shannon distance, 0 to 1), usually {usual}
--! advice: compare its categories with the last run
select source, measure, column_name, category, found, usual, value, low, high, distance, runs
  from loader.measured
 where run_id = $1 and measure = 'mix'
