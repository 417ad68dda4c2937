-- No license is older than child care licensing: 1900-01-01 is what an empty date becomes in many programs.
--! title: No issue date lies before 1901
--! protects: Licenses are ranked by age; a placeholder does not pass for a date
--! family: range
--! of: facility
--! columns: license.license_issued
--! warn: from 1 row
--! error: over 50 %
--! found: have a license issued before 1901
--! advice: look for a placeholder such as 1/1/1900, or other digits in the place of the year
select f.source, f.facility_id, f.source_file, f.source_record, f.company, l.license_number, l.license_issued
  from :"load_schema".license l
  join :"load_schema".facility f using (license_id)
 where /* if any license */ l.license_issued < date '1901-01-01' /* end */
