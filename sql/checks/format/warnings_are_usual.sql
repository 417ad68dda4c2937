-- How far each measure lies from what was expected of it, in half-widths of its learned band.
--! title: Rejects and warnings are as usual
--! protects: A format that changed shows where values can no longer be understood
--! family: format
--! of: measures
--! learned: yes
--! measures: rejected, warnings
--! warn: over 1 ×
--! error: over 3 ×
--! found: {found} of the records have {category} ({measure}), usually {usual}
--! advice: look at these problems of the run
select source, measure, column_name, category, found, usual, value, low, high, distance, runs
  from loader.measured
 where run_id = $1 and measure in ('rejected', 'warnings')
