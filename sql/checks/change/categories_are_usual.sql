-- How far each measure lies from what was expected of it, in half-widths of its learned band.
--! title: Categories have their usual shares
--! protects: No county, status or type goes missing unnoticed
--! family: change
--! of: measures
--! learned: yes
--! measures: share
--! warn: over 1 ×
--! error: over 3 ×
--! found: {category} is {found} of {column_name}, usually {usual}
--! advice: look whether records of it are missing or were added
select source, measure, column_name, category, found, usual, value, low, high, distance, runs
  from loader.measured
 where run_id = $1 and measure = 'share'
