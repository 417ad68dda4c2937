-- Capacity between 1 and 2,000 children.
--! title: Capacity is between 1 and 2,000
--! protects: Leads are ranked by size
--! family: range
--! of: facility
--! warn: from 1 row
--! error: over 5 %
select facility_id, source_file, source_record, company, capacity
  from :"load_schema".facility
 where capacity not between 1 and 2000
