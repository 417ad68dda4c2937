-- Facilities without an email. Agencies know fewer emails than phones.
--! title: Emails are given
--! protects: Mailings reach who can be reached
--! family: completeness
--! of: facility
--! columns: contact.email
--! warn: over 75 %
--! found: have no email
--! advice: look whether the column of emails was emptied or renamed
select source, facility_id, source_file, source_record, company
  from :"load_schema".facility
 where contact_id is null
union all
select f.source, f.facility_id, f.source_file, f.source_record, f.company
  from :"load_schema".contact c
  join :"load_schema".facility f using (contact_id)
 where c.email is null
