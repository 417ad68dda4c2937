-- How far each measure lies from what was expected of it, in half-widths of its learned band.
--! title: The number of rows is usual
--! protects: A file that was cut off, doubled or mixed up does not take the place of a whole one
--! family: volume
--! of: measures
--! learned: yes
--! measures: rows
--! warn: over 1 ×
--! error: over 2 ×
--! found: there are {found} rows, usually {usual}
--! advice: look whether the file is complete
select source, measure, column_name, category, found, usual, value, low, high, distance, runs
  from loader.measured
 where run_id = $1 and measure = 'rows'
