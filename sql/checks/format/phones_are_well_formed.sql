-- Phones are US numbers in E.164, +1NXXNXXXXXX with N from 2 to 9 (one pattern for all of it takes four times as long); those
-- of the files that could not be understood count too.
--! title: Phone numbers are well formed
--! protects: Sales can call; a shifted column shows at once
--! family: format
--! of: facility
--! columns: contact.phone
--! warn: over 1 %
--! error: over 5 %
--! found: have a phone that is no US number
--! advice: look whether a column moved, or phones are written in another way
select f.source, f.facility_id, f.source_file, f.source_record, f.company,
       case when c.phone ~ '^\+1[2-9][0-9]{2}[2-9][0-9]{6}$' then c.phone2 else coalesce(c.phone, c.phone2) end as phone
  from :"load_schema".contact c
  join :"load_schema".facility f using (contact_id)
 where /* if any contact */ c.phone not like '+1__________' or c.phone < '+12' collate "C" or c.phone like '+1___0%' or c.phone like '+1___1%' or c.phone ~ '[0-9][^0-9]'
    or c.phone2 not like '+1__________' or c.phone2 < '+12' collate "C" or c.phone2 like '+1___0%' or c.phone2 like '+1___1%' or c.phone2 ~ '[0-9][^0-9]' /* end */
union all
select r.source, null, r.name, i.record, null, i.value
  from loader.row_issue i
  join loader.run_file r using (run_id, file_number)
 where i.run_id = any (array(select part_id from loader.run_part where run_id = $1)) and i.cause = 'phone_not_understood'
