-- All rows of one table of a run, in the order in which they were loaded.
select * from :"load_schema".:"table" order by :"id"
