-- The source of each state's licenses: a license does not name it, but a source issues for its own state only.
-- $1 and $2: the sources of the run before and of the run after.
create temporary table state_source as
select issuing_state, min(source) as source
  from (
    select source, (select l.issuing_state from :"before_schema".facility f join :"before_schema".license l using (license_id)
                     where f.source = s.source limit 1) as issuing_state
      from unnest($1::text[]) s (source)
    union all
    select source, (select l.issuing_state from :"after_schema".facility f join :"after_schema".license l using (license_id)
                     where f.source = s.source limit 1)
      from unnest($2::text[]) s (source)
  ) x
 group by issuing_state
