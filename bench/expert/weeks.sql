-- Opening hours: a million records have some hundred different weeks, so each week is written out once.
create table :"load_schema".week as
with weeks as (
  select week_key, min(mon) as mon, min(tues) as tues, min(wed) as wed, min(thurs) as thurs, min(friday) as friday,
         min(saturday) as saturday, min(sunday) as sunday
    from (select *, hash_record_extended((mon, tues, wed, thurs, friday, saturday, sunday), 0) as week_key
            from :"load_schema".oklahoma) o
   group by week_key
), days as (
  select week_key, place,
         case when upper(cell) <> 'CLOSED' then
           to_char(split_part(cell, ' - ', 1)::time, 'HH24:MI') || '-' ||
           replace(to_char(split_part(cell, ' - ', 2)::time, 'HH24:MI'), '00:00', '24:00')
         end as hours
    from weeks
   cross join lateral unnest(array[mon, tues, wed, thurs, friday, saturday, sunday]) with ordinality as d (cell, place)
), marked as (
  select *, place - row_number() over (partition by week_key, hours order by place) as island
    from days
), rules as (
  select week_key, min(place) as first, max(place) as last, hours
    from marked
   where hours is not null
   group by week_key, hours, island
)
select week_key,
       string_agg((array['Mo','Tu','We','Th','Fr','Sa','Su'])[first]
                  || case when last > first then '-' || (array['Mo','Tu','We','Th','Fr','Sa','Su'])[last] else '' end
                  || ' ' || hours, '; ' order by first) as schedule
  from rules
 group by week_key;
analyze :"load_schema".week;
