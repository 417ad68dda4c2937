-- How many licenses of each source a run holds.
select 'license' as table, s.source, sum(l.count)::bigint as count
  from (select issuing_state, count(*) as count from :"load_schema".license group by issuing_state) l
  join pg_temp.state_source s using (issuing_state)
 group by s.source
