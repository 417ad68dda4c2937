-- The snoozes that last on day $1: the newest row of each check and source (null: every source), unless its day is past.
select s.check_name as check, s.source, s.until, s.who, s.changed_at as at, s.why
  from (select distinct on (check_name, source) *
          from loader.snooze
         order by check_name, source, snooze_id desc) s
 where s.until >= $1
 order by s.check_name, s.source
