-- Measures that are held against what they were months ago (slow_rows, slow_share …) are told in the units of their week's own.
create or replace view loader.measured as
select m.run_id, m.source, m.measure, m.column_name, m.category, m.value, b.low, b.high,
       case when m.value >= b.expected then (m.value - b.expected) / nullif(b.high - b.expected, 0)
            else coalesce((b.expected - m.value) / nullif(b.expected - b.low, 0), 0) end as distance,
       t.found, case when b.low is null or b.low <= 0 then 'at most ' || t.most else t.least || ' to ' || t.most end as usual, b.runs
  from loader.measure m
  join loader.band b using (run_id, source, measure, column_name, category)
 cross join lateral (select regexp_replace(m.measure, '^slow_', '') as measure) k
 cross join lateral (
    select case when k.measure in ('rows', 'distinct', 'newest') then 0 else 1 end as digits,
           case when k.measure in ('rows', 'distinct', 'newest', 'mean', 'median', 'mix') then 1 else 100 end as factor,
           case when k.measure = 'newest' then ' days' when k.measure = 'mix' then ''
                when k.measure in ('rows', 'distinct', 'mean', 'median') then '' else ' %' end as unit) u
 cross join lateral (
    select to_char(m.value * u.factor, f.format) || u.unit as found, to_char(b.low * u.factor, f.format) as least,
           to_char(b.high * u.factor, f.format) || u.unit as most
      from (select case when k.measure = 'mix' then 'FM0.000' when u.digits = 0 then 'FM999,999,999,990'
                        else 'FM999,999,990.09' end as format) f) t;
