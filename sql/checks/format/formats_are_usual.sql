-- How far each measure lies from what was expected of it, in half-widths of its learned band.
--! title: Numbers and ZIP codes are written as usual
--! protects: License numbers and ZIP codes that were written in another way do not pass for new ones
--! family: format
--! of: measures
--! learned: yes
--! measures: pattern
--! warn: over 1 ×
--! error: over 3 ×
--! found: {found} of {column_name} are written like {category}, usually {usual}
--! advice: look whether the file went through a spreadsheet
select source, measure, column_name, category, found, usual, value, low, high, distance, runs
  from loader.measured
 where run_id = $1 and measure = 'pattern'
