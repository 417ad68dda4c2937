-- The bands of run $1, and what only the learned runs give a measure of: mixes, and what is held against months ago. $2: rows as JSON.
with given as (
  select * from jsonb_to_recordset($2::jsonb) as g (
    source text, measure text, "columnName" text, category text, value float8, records bigint,
    low float8, high float8, expected float8, spread float8, runs integer[], method text)),
mixes as (
  insert into loader.measure (run_id, source, measure, column_name, category, value, records)
  select $1::int, source, measure, "columnName", category, value, records from given where measure = 'mix' or starts_with(measure, 'slow_')
  on conflict (run_id, source, measure, column_name, category) do update set value = excluded.value)
insert into loader.band (run_id, source, measure, column_name, category, low, high, expected, spread, runs, method)
select $1, source, measure, "columnName", category, low, high, expected, spread, runs, method
  from given where method is not null
