-- Facilities with neither phone nor email.
--! title: Every facility has a phone or an email
--! protects: A lead that nobody can reach is none
--! family: completeness
--! of: facility
--! columns: contact.phone, contact.email
--! warn: over 1 %
--! found: have neither phone nor email
--! advice: look at the phones and emails of the file, and at the warnings about them
select source, facility_id, source_file, source_record, company
  from :"load_schema".facility
 where /* if any facility */ contact_id is null /* end */
union all
select f.source, f.facility_id, f.source_file, f.source_record, f.company
  from :"load_schema".contact c
  join :"load_schema".facility f using (contact_id)
 where /* if any contact */ c.phone is null and c.phone2 is null and c.email is null /* end */
