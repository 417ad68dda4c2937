-- The sources that are paused now: since when, by whom and why.
select source, at, who, why
  from (select distinct on (source) source, paused, changed_at as at, who, why
          from loader.source_pause
         order by source, pause_id desc) s
 where paused
 order by source
