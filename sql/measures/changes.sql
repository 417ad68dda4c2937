-- Licenses of each source that came, went, or had a value of their own changed since the run before, as shares, a week: two
-- runs of one week count as a week. $1: run; $2: the sources whose run before it is, {"texas": "TX"}, each with its state;
-- $3: weeks since the run before; $4: as $3 of looked_at.sql, in both runs.
insert into loader.measure (run_id, source, measure, value, records)
with compared as (
  select issuing_state, la.license_number as now, lb.license_number as before,
         row(:la_compared) is distinct from row(:lb_compared) as differs
    from (select :license_columns from :"load_schema".license where hashtext(license_number) & $4::int = 0) la
    full join (select :license_columns from :"base_schema".license where hashtext(license_number) & $4::int = 0) lb
      using (license_number, issuing_state)),
counted as (
  select issuing_state, count(*) filter (where before is null)::float8 as added,
         count(*) filter (where now is null)::float8 as gone,
         count(*) filter (where differs and now is not null and before is not null)::float8 as changed,
         count(now) as now, count(before) as before,
         count(*) filter (where now is not null and before is not null) as kept
    from compared
   group by issuing_state)
select $1::int, s.key, v.measure, v.share / greatest(1, $3::float8), v.records
  from counted
  join jsonb_each_text($2::jsonb) s on s.value = issuing_state
 cross join lateral (values ('added', added / nullif(now, 0), now), ('gone', gone / nullif(before, 0), before),
                            ('changed', changed / nullif(kept, 0), kept)) v (measure, share, records)
 where v.share is not null
