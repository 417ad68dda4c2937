-- How many facilities of each source a run holds.
select 'facility' as table, source, count(*) as count from :"load_schema".facility group by source
