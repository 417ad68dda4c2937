-- All that people ever decided of check $1 (source $2, or null for every source's), newest first.
select at, who, source, kind, warn, error, until, why
  from (select changed_at as at, who, source, 'threshold' as kind, warn, error, null::date as until, why
          from loader.threshold where check_name = $1
         union all
        select changed_at, who, source, 'snooze', null, null, until, why
          from loader.snooze where check_name = $1) d
 where $2::text is null or source is null or source = $2
 order by at desc
