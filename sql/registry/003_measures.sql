-- What was measured of each run and source, and from which ranges were learned.
create table loader.measure (
  run_id      integer not null references loader.run,
  source      text not null,
  measure     text not null,
  column_name text not null default '',
  category    text not null default '',
  value       double precision not null,
  records     bigint,
  primary key (run_id, source, measure, column_name, category)
);
comment on table loader.measure is 'One number that describes the records of a source in a run: rows, empty (a share) of a column, distinct values, share of a category, mean capacity, licenses added and gone …';
comment on column loader.measure.column_name is 'table.column; empty where the measure is of the source as a whole.';
comment on column loader.measure.records is 'Of how many records value is a share or a mean; null where it is neither.';

create table loader.band (
  run_id      integer not null references loader.run,
  source      text not null,
  measure     text not null,
  column_name text not null default '',
  category    text not null default '',
  low         double precision,
  high        double precision not null,
  expected    double precision not null,
  spread      double precision not null,
  runs        integer[] not null,
  method      text not null,
  primary key (run_id, source, measure, column_name, category)
);
comment on table loader.band is 'The usual range of a measure as it was learned for a run, from which runs and how.';
comment on column loader.band.low is 'Null: nothing is too little.';
comment on column loader.band.spread is 'Typical error of the same prediction on the runs that it was learned from, as a standard deviation.';

create table loader.baseline (
  baseline_id integer generated always as identity primary key,
  run_id      integer not null references loader.run,
  source      text,
  choice      text not null check (choice in ('accept', 'exclude', 'default')),
  who         text not null,
  changed_at  timestamptz not null default clock_timestamp(),
  why         text
);
create index baseline_by_run on loader.baseline (run_id, source, baseline_id);
comment on table loader.baseline is 'People''s word on a run as an example of what is usual: accepted as new normal, or excluded. The newest row of a run and source holds.';
comment on column loader.baseline.source is 'Null: every source of the run.';

create view loader.measured as
select m.run_id, m.source, m.measure, m.column_name, m.category, m.value, b.low, b.high,
       case when m.value >= b.expected then (m.value - b.expected) / nullif(b.high - b.expected, 0)
            else coalesce((b.expected - m.value) / nullif(b.expected - b.low, 0), 0) end as distance,
       t.found, case when b.low is null or b.low <= 0 then 'at most ' || t.most else t.least || ' to ' || t.most end as usual, b.runs
  from loader.measure m
  join loader.band b using (run_id, source, measure, column_name, category)
 cross join lateral (
    select case when m.measure in ('rows', 'distinct', 'newest') then 0 else 1 end as digits,
           case when m.measure in ('rows', 'distinct', 'newest', 'mean', 'median', 'mix') then 1 else 100 end as factor,
           case when m.measure = 'newest' then ' days' when m.measure = 'mix' then ''
                when m.measure in ('rows', 'distinct', 'mean', 'median') then '' else ' %' end as unit) u
 cross join lateral (
    select to_char(m.value * u.factor, f.format) || u.unit as found, to_char(b.low * u.factor, f.format) as least,
           to_char(b.high * u.factor, f.format) || u.unit as most
      from (select case when m.measure = 'mix' then 'FM0.000' when u.digits = 0 then 'FM999,999,999,990'
                        else 'FM999,999,990.09' end as format) f) t;
comment on view loader.measured is 'Measures that have a band, and how far they lie from what was expected, in half-widths of the band: over 1 is outside.';
