-- How far each measure lies from what was expected of it, in half-widths of its learned band.
--! title: Values change as usual
--! protects: A column that was shifted, sorted or replaced does not give every facility the phone of another
--! family: change
--! of: measures
--! learned: yes
--! measures: changed_values
--! warn: over 1 ×
--! error: over 2 ×
--! once: yes
--! found: {found} of the facilities have another {column_name} than in the run before, usually {usual}
--! advice: look at a few of them in what changed: columns may have moved against each other
select source, measure, column_name, category, found, usual, value, low, high, distance, runs
  from loader.measured
 where run_id = $1 and measure = 'changed_values'
