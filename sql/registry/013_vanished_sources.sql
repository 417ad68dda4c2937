-- Sources that are missing from a run: which are, which a person meant to leave out, and which come less often.
create table loader.source_pause (
  pause_id   integer generated always as identity primary key,
  source     text not null,
  paused     boolean not null,
  who        text not null,
  changed_at timestamptz not null default clock_timestamp(),
  why        text not null
);
create index source_pause_by_source on loader.source_pause (source, pause_id);
comment on table loader.source_pause is 'Sources that stopped or come less often: no run is asked for them. The newest row of a source holds; older ones are its history.';

alter table loader.run add column without text[] not null default '{}';
comment on column loader.run.without is 'Sources that a person said the run is meant to lack.';

create view loader.run_vanished as
select r.run_id, s.source, s.facilities, b.run_id as previous_id, b.run_date as previous_date,
       s.source = any (r.without) as meant
  from loader.run r
 cross join lateral (select q.run_id, q.run_date
                       from loader.run q
                      where case when r.base_run_id is null then q.status = 'published' and q.run_date < r.run_date
                                 else q.run_id = r.base_run_id end
                      order by q.run_date desc
                      limit 1) b
 cross join lateral (select f.source, sum(f.rows_loaded)::bigint as facilities
                       from loader.run_part p join loader.run_file f on f.run_id = p.part_id
                      where p.run_id = b.run_id
                      group by f.source
                     having sum(f.rows_loaded) > 0) s
 where not exists (select from loader.run_part p join loader.run_file f on f.run_id = p.part_id
                    where p.run_id = r.run_id and f.source = s.source and f.rows_loaded > 0)
   and not coalesce((select p.paused from loader.source_pause p
                      where p.source = s.source order by p.pause_id desc limit 1), false);
comment on view loader.run_vanished is 'Sources that the run which this one replaces has, or for a new date the nearest earlier published run, and this one has not. Paused sources are none.';
