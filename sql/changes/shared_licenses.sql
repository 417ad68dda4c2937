-- Licenses that have several facilities in one of the two runs, each beside its own of the other run, if there is one: their
-- facilities must be told apart by more than the license. They are few: each is looked up rather than all read.
create temporary table shared_license as
with several as materialized (
  -- the server may count both runs at once
  select 'before' as run, license_id from :"before_schema".facility group by license_id having count(*) > 1
  union all
  select 'after', license_id from :"after_schema".facility group by license_id having count(*) > 1
), shared as (
  select l.license_number, l.issuing_state
    from several s
   cross join lateral (select :l_columns from :"before_schema".license l where l.license_id = s.license_id offset 0) l
   where s.run = 'before'
  union
  select l.license_number, l.issuing_state
    from several s
   cross join lateral (select :l_columns from :"after_schema".license l where l.license_id = s.license_id offset 0) l
   where s.run = 'after'
)
select row_number() over () as shared_id, lb.license_id as before_id, la.license_id as after_id,
       row(:lb_compared) is distinct from
       row(:la_compared) as differs
  from shared s
  left join lateral (select :l_columns from :"before_schema".license l
                      where l.license_number = s.license_number and l.issuing_state = s.issuing_state offset 0) lb on true
  left join lateral (select :l_columns from :"after_schema".license l
                      where l.license_number = s.license_number and l.issuing_state = s.issuing_state offset 0) la on true
