-- The source of each state's licenses: a license does not name it, but a source issues for its own state only.
create temporary table state_source as
select issuing_state, min(source) as source
  from (
    select source, (select l.issuing_state from :"before_schema".facility f join :"before_schema".license l using (license_id)
                     where f.source = s.source limit 1) as issuing_state
      from (select distinct source from :"before_schema".facility) s
    union all
    select source, (select l.issuing_state from :"after_schema".facility f join :"after_schema".license l using (license_id)
                     where f.source = s.source limit 1)
      from (select distinct source from :"after_schema".facility) s
  ) x
 group by issuing_state
