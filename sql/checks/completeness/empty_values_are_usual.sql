-- How far each measure lies from what was expected of it, in half-widths of its learned band.
--! title: As many values are empty as usual
--! protects: Phones, emails and addresses are not lost because a column moved or changed its format
--! family: completeness
--! of: measures
--! learned: yes
--! measures: empty
--! warn: over 1 ×
--! error: over 2 ×
--! found: {column_name} is empty in {found} of the records, usually {usual}
--! advice: look whether the column is still filled, and under the same header
select source, measure, column_name, category, found, usual, value, low, high, distance, runs
  from loader.measured
 where run_id = $1 and measure = 'empty'
