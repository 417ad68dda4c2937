-- No license is issued after the run date.
--! title: No issue date lies after the run date
--! protects: Day and month were not swapped, and years are in the right century
--! family: range
--! of: license
--! warn: from 1 row
--! error: over 5 %
select l.license_id, l.issuing_state, l.license_number, l.license_issued
  from :"load_schema".license l
 where l.license_issued > (select run_date from loader.run where run_id = $1)
