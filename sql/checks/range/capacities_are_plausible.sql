-- Capacity between 1 and 2,000 children.
--! title: Capacity is between 1 and 2,000
--! protects: Leads are ranked by size
--! family: range
--! of: facility
--! columns: facility.capacity
--! warn: from 1 row
--! error: over 5 %
--! found: have a capacity below 1 or above 2,000
--! advice: look whether a column moved, or the numbers were changed
select source, facility_id, source_file, source_record, company, capacity
  from :"load_schema".facility
 where /* if any facility */ capacity not between 1 and 2000 /* end */
