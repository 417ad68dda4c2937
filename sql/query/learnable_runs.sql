-- The runs that the usual ranges of run $1 are learned from: for each source the newest $3 of those that stand published for
-- an earlier date, and of those of up to 16 weeks before one a week, where a source is loaded more often. Not those that a person excluded; nor those of which a check that compares runs ($2: their names) failed as an
-- error, unless a person accepted them as the new normal.
select source, "runId", date, schema, version, restart
  from (select m.source, r.run_id as "runId", r.run_date as date, r.schema_name as schema, r.schema_version as version,
               coalesce(b.choice = 'accept', false) as restart,
               row_number() over (partition by m.source order by r.run_date desc) as place,
               this.run_date - r.run_date <= 112 and row_number() over (
                 partition by m.source, (this.run_date - r.run_date) / 7 order by r.run_date desc) = 1 as first_of_week
          from loader.run this
          join loader.run r on r.status = 'published' and r.run_date < this.run_date
          join loader.measure m on m.run_id = r.run_id and m.measure = 'rows'
          left join lateral (select choice from loader.baseline
                              where run_id = r.run_id and (source is null or source = m.source)
                              order by baseline_id desc limit 1) b on true
         where this.run_id = $1
           and b.choice is distinct from 'exclude'
           and (b.choice is not distinct from 'accept'
                or not exists (select from loader.check_result c
                                where c.run_id = r.run_id and c.source = m.source and c.name = any ($2)
                                  and c.status = 'failed' and c.severity = 'error'))) learnable
 where place <= $3 or first_of_week
 order by source, date
