-- How far each measure lies from what it was two to four months ago, in half-widths of its learned band. What changes little
-- every week is within the bands of a week, and adds up.
--! title: Slow changes add up to what is usual
--! protects: A list that loses a little every week is seen before it is gone
--! family: change
--! of: measures
--! learned: yes
--! measures: slow_rows, slow_empty, slow_share, slow_mean
--! warn: over 1 ×
--! error: over 3 ×
--! found: {what} {found}, by what it was months ago usually {usual}
--! advice: look at its history, and ask the agency whether that is so
select source, measure, column_name, category, found, usual, value, low, high, distance, runs,
       case measure when 'slow_rows' then 'the rows are' when 'slow_mean' then 'the mean of ' || column_name || ' is'
                    when 'slow_empty' then 'without a value in ' || column_name || ' are'
                    else column_name || ' ' || category || ' is' end as what
  from loader.measured
 where run_id = $1 and starts_with(measure, 'slow_')
