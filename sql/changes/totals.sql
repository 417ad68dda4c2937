-- How many facilities and licenses of each source a run holds.
select 'facility' as table, source, count(*) as count from :"load_schema".facility group by source
union all
select 'license', s.source, count(*)
  from :"load_schema".license l join pg_temp.state_source s using (issuing_state)
 group by s.source
