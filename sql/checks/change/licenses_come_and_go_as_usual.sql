-- How far each measure lies from what was expected of it, in half-widths of its learned band.
--! title: Licenses come, go and change as usual
--! protects: An old file, or one whose license numbers were written anew, is not taken for this week
--! family: change
--! of: measures
--! learned: yes
--! measures: added, gone, changed
--! warn: over 1 ×
--! error: over 2 ×
--! once: yes
--! found: {found} of the licenses were {measure} since the run before, a week, usually {usual}
--! advice: look whether the file is of this week and complete
select source, measure, column_name, category, found, usual, value, low, high, distance, runs
  from loader.measured
 where run_id = $1 and measure in ('added', 'gone', 'changed')
