-- No license is issued after the run date.
--! title: No issue date lies after the run date
--! protects: Day and month were not swapped, and years are in the right century
--! family: range
--! of: facility
--! columns: license.license_issued
--! warn: over 1 %
--! error: over 5 %
--! found: have a license issued after the run date
--! advice: look whether day and month were swapped, and whether the run date is right
select f.source, f.facility_id, f.source_file, f.source_record, f.company, l.license_number, l.license_issued
  from :"load_schema".license l
  join :"load_schema".facility f using (license_id)
 where /* if any license */ l.license_issued > (select run_date from loader.run where run_id = $1) /* end */
