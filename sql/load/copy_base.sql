-- Add: the candidate begins as a copy of the date's published run, ids and record numbers included.
insert into :"load_schema".addresscode overriding system value select * from :"base_schema".addresscode;
insert into :"load_schema".contact overriding system value select * from :"base_schema".contact;
insert into :"load_schema".license overriding system value select * from :"base_schema".license;
insert into :"load_schema".facility overriding system value select * from :"base_schema".facility;
