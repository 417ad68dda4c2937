-- Each license, contact and address code belongs to a facility. That each facility's own are there, foreign keys see to.
--! title: No row stands alone
--! protects: Joins neither lose facilities nor count licenses and contacts that nobody has
--! family: references
--! of: run
--! error: from 1 row
--! found: row {id} of {table_name} belongs to no facility
--! advice: do not publish the run; load its files again
select 'license' as table_name, license_id as id
  from :"load_schema".license l
 where not exists (select from :"load_schema".facility f where f.license_id = l.license_id)
union all
select 'contact', contact_id
  from :"load_schema".contact c
 where not exists (select from :"load_schema".facility f where f.contact_id = c.contact_id)
union all
select 'addresscode', addresscode_id
  from :"load_schema".addresscode a
 where not exists (select from :"load_schema".facility f where f.addresscode_id = a.addresscode_id)
