-- What people decide of checks, with who, when and why; and what the learned ranges are learned from.
create table loader.threshold (
  threshold_id integer generated always as identity primary key,
  check_name   text not null,
  source       text,
  warn         text,
  error        text,
  who          text not null,
  changed_at   timestamptz not null default clock_timestamp(),
  why          text
);
create index threshold_by_check on loader.threshold (check_name, source, threshold_id);
comment on table loader.threshold is 'Changed thresholds of checks. The newest row of a check and source holds; older ones are its history.';
comment on column loader.threshold.source is 'Null: every source that has no row of its own.';
comment on column loader.threshold.warn is 'As in the header of the check (from 1 row, over 5 %), off, or default; error alike.';

create table loader.snooze (
  snooze_id  integer generated always as identity primary key,
  check_name text not null,
  source     text,
  until      date not null,
  who        text not null,
  changed_at timestamptz not null default clock_timestamp(),
  why        text not null
);
create index snooze_by_check on loader.snooze (check_name, source, snooze_id);
comment on table loader.snooze is 'Until and with this day, what the check finds is shown but neither keeps a run from being published nor sends an alert. The newest row holds; a day that is past wakes the check.';

alter table loader.check_result
  add column source  text not null default '',
  add column family  text not null default 'range',
  add column value   double precision,
  add column unit    text,
  add column low     double precision,
  add column high    double precision,
  add column warn    text,
  add column error   text,
  add column explanation text not null default '',
  add column snoozed jsonb,
  drop constraint check_result_pkey,
  add primary key (run_id, name, source);
comment on column loader.check_result.source is 'The source whose rows were looked at; empty where the run is looked at as a whole.';
comment on column loader.check_result.value is 'What was found, as a number in unit, for charts; null where there is none.';
comment on column loader.check_result.low is 'Least value that is usual; null where nothing was learned or there is no bound.';
comment on column loader.check_result.warn is 'The threshold that held, in words; error alike.';
comment on column loader.check_result.explanation is 'One sentence for a person: what was found, against what, and what to do.';
comment on column loader.check_result.snoozed is 'Until when, by whom and why the check was snoozed at that time; null when it was awake.';

alter table loader.run_file add column fills text[];
comment on column loader.run_file.fills is 'What of the dated schema the file''s columns can fill, as table.column and attributes.key; null in runs of before.';

create view loader.run_part as
with recursive part as (
  select run_id, run_id as part_id, mode, base_run_id from loader.run
   union all
  select p.run_id, b.run_id, b.mode, b.base_run_id
    from part p join loader.run b on b.run_id = p.base_run_id
   where p.mode = 'add')
select run_id, part_id from part;
comment on view loader.run_part is 'The runs whose files make up a run: itself, and those that it was added to.';

create view loader.run_previous as
select r.run_id, s.source, e.run_id as previous_id
  from loader.run r
 cross join lateral (select distinct f.source
                       from loader.run_part p join loader.run_file f on f.run_id = p.part_id
                      where p.run_id = r.run_id) s
 cross join lateral (select q.run_id
                       from loader.run q
                      where q.status = 'published' and q.run_date <= r.run_date and q.run_id <> r.run_id
                        and exists (select from loader.run_part p join loader.run_file f on f.run_id = p.part_id
                                     where p.run_id = q.run_id and f.source = s.source)
                      order by q.run_date desc
                      limit 1) e;
comment on view loader.run_previous is 'For each source of a run the newest published run of its date or an earlier one that has the source too.';
