-- What was measured of each run and source, and from which ranges were learned.
create table loader.measure (
  run_id      integer not null references loader.run,
  source      text not null,
  measure     text not null,
  column_name text not null default '',
  category    text not null default '',
  value       double precision not null,
  primary key (run_id, source, measure, column_name, category)
);
comment on table loader.measure is 'One number that describes the records of a source in a run: rows, null_share of a column, distinct, share of a category, mean capacity, licenses added and gone …';
comment on column loader.measure.column_name is 'table.column; empty where the measure is of the source as a whole.';

create table loader.band (
  run_id      integer not null references loader.run,
  source      text not null,
  measure     text not null,
  column_name text not null default '',
  category    text not null default '',
  low         double precision,
  high        double precision,
  median      double precision not null,
  spread      double precision not null,
  runs        integer[] not null,
  method      text not null,
  primary key (run_id, source, measure, column_name, category)
);
comment on table loader.band is 'The usual range of a measure as it was learned for a run, from which runs and how.';

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
