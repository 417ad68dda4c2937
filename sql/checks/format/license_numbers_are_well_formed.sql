-- License numbers have a digit and only letters, digits and the usual marks; 8.2E+08 is what a spreadsheet makes of them.
--! title: License numbers are well formed
--! protects: Weeks are compared by license number; a spreadsheet has not rewritten them
--! family: format
--! of: facility
--! columns: license.license_number
--! warn: from 1 row
--! error: over 5 %
--! found: have a license number of odd shape
--! advice: look whether a spreadsheet rewrote the numbers, or a column moved
select f.source, f.facility_id, f.source_file, f.source_record, f.company, l.license_number
  from :"load_schema".license l
  join :"load_schema".facility f using (license_id)
 where /* if any license */ l.license_number !~ '^[A-Za-z0-9 ./#_-]*[0-9][A-Za-z0-9 ./#_-]*$'
    or (l.license_number like any ('{%E%,%e%}') and l.license_number ~* '^[0-9]+(\.[0-9]+)?e[+]?[0-9]+$') /* end */
