-- Emails have the form name@host.tld, in lower case; those of the files that could not be understood count too.
--! title: Emails are well formed
--! protects: Mailings do not bounce; a shifted column shows at once
--! family: format
--! of: facility
--! columns: contact.email
--! warn: over 1 %
--! error: over 50 %
--! found: have an email that is none
--! advice: look whether a column moved, or several things stand in one cell
select f.source, f.facility_id, f.source_file, f.source_record, f.company, c.email
  from :"load_schema".contact c
  join :"load_schema".facility f using (contact_id)
 where /* if any contact */ c.email !~ '^[^@[:space:][:upper:]]+@[^@[:space:][:upper:]]+\.[^@[:space:][:upper:].]+$' /* end */
union all
select r.source, null, r.name, i.record, null, i.value
  from loader.row_issue i
  join loader.run_file r using (run_id, file_number)
 where i.run_id = any (array(select part_id from loader.run_part where run_id = $1)) and i.cause = 'email_not_understood'
