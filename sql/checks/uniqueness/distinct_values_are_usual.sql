-- How far each measure lies from what was expected of it, in half-widths of its learned band.
--! title: Columns have as many different values as usual
--! protects: A column that holds one value only, or other things than before, shows
--! family: uniqueness
--! of: measures
--! learned: yes
--! measures: distinct
--! warn: over 1 ×
--! error: over 3 ×
--! found: {column_name} has {found} different values, usually {usual}
--! advice: look at what the column holds
select source, measure, column_name, category, found, usual, value, low, high, distance, runs
  from loader.measured
 where run_id = $1 and measure = 'distinct'
