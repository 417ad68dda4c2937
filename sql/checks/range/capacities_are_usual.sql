-- How far each measure lies from what was expected of it, in half-widths of its learned band.
--! title: Capacities are usual
--! protects: Leads are ranked by size
--! family: range
--! of: measures
--! learned: yes
--! measures: mean, median
--! warn: over 1 ×
--! error: over 2 ×
--! found: the {measure} of {column_name} is {found}, usually {usual}
--! advice: look whether the column holds another number
select source, measure, column_name, category, found, usual, value, low, high, distance, runs
  from loader.measured
 where run_id = $1 and measure in ('mean', 'median')
