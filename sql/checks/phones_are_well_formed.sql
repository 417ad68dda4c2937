-- Phones are US numbers in E.164; those of the files that could not be understood count too.
--! title: Phone numbers are well formed
--! protects: Sales can call; a shifted column shows at once
--! family: format
--! of: facility
--! columns: contact.phone
--! warn: over 1 %
--! error: over 5 %
--! found: have a phone that is no US number
--! advice: look whether a column moved, or phones are written in another way
select f.source, f.facility_id, f.source_file, f.source_record, f.company, coalesce(c.phone, c.phone2) as phone
  from :"load_schema".contact c
  join :"load_schema".facility f using (contact_id)
 where /* if any contact */ translate(c.phone, '012345678', '999999999') <> '+99999999999' -- half the time of a pattern
    or c.phone not like '+1%' or substr(c.phone, 3, 1) in ('0', '1') or substr(c.phone, 6, 1) in ('0', '1')
    or c.phone2 !~ '^\+1[2-9][0-9]{2}[2-9][0-9]{6}$' /* end */
union all
select r.source, null, r.name, i.record, null, i.value
  from loader.row_issue i
  join loader.run_file r using (run_id, file_number)
 where i.run_id = $1 and i.cause = 'phone_not_understood'
