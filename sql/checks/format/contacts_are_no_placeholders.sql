-- Phones of one digit repeated, and emails whose name or host is a word for no value: they have the form of a contact,
-- so they are kept, and reach nobody.
--! title: Contacts are no placeholders
--! protects: A call or a mail reaches somebody
--! family: format
--! of: facility
--! columns: contact.phone, contact.email
--! warn: over 1 %
--! found: have a phone or an email that only fills its place, such as 999-999-9999 or none@none.com
--! advice: leave them out of calls and mailings; ask the agency whether it has the real ones
select f.source, f.facility_id, f.source_file, f.source_record, f.company, c.phone, c.phone2, c.email
  from :"load_schema".contact c
  join :"load_schema".facility f using (contact_id)
 where /* if any contact */
          c.phone in ('+12222222222', '+13333333333', '+14444444444', '+15555555555', '+16666666666', '+17777777777', '+18888888888', '+19999999999')
       or c.phone2 in ('+12222222222', '+13333333333', '+14444444444', '+15555555555', '+16666666666', '+17777777777', '+18888888888', '+19999999999')
       or split_part(c.email, '@', 1) in ('none', 'noemail', 'no-email', 'no_email', 'no.email', 'nomail', 'test', 'n/a', 'na', 'n.a', 'n.a.', 'null', 'nil', 'nan', 'tbd', 'unknown', 'unavailable', 'vacant', 'notavailable', 'not.available', 'notapplicable', 'notprovided', 'notgiven', '-', '--', '.', '?')
       or (split_part(split_part(c.email, '@', 2), '.', 1) in ('none', 'noemail', 'no-email', 'nomail', 'test', 'na', 'null', 'nil', 'nan', 'tbd', 'unknown', 'unavailable', 'vacant', 'notavailable', 'notapplicable', 'notprovided', 'notgiven')
           and c.email not like '%@%.%.%') /* end */
