-- All that people ever decided of check $1 (source $2, or null for every source's), newest first; where it learns ($3), also
-- which runs they took for examples of what is usual.
select at, who, source, kind, warn, error, until, "runId", choice, why
  from (select changed_at as at, who, source, 'threshold' as kind, warn, error, null::date as until, null::int as "runId",
               null as choice, why
          from loader.threshold where check_name = $1
         union all
        select changed_at, who, source, 'snooze', null, null, until, null, null, why
          from loader.snooze where check_name = $1
         union all
        select changed_at, who, source, 'baseline', null, null, null, run_id, choice, why
          from loader.baseline where $3) d
 where $2::text is null or source is null or source = $2
 order by at desc
