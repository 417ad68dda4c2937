-- Rows of the four tables.
select (select count(*) from :"load_schema".addresscode) as addresscode,
       (select count(*) from :"load_schema".contact) as contact,
       (select count(*) from :"load_schema".license) as license,
       (select count(*) from :"load_schema".facility) as facility
