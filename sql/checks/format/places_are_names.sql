-- Cities and counties are words, not numbers.
--! title: Cities and counties are names
--! protects: Leads are found by place; a shifted column shows at once
--! family: format
--! of: facility
--! columns: addresscode.city, addresscode.county
--! warn: from 1 row
--! error: over 50 %
--! found: have a number in the place of a city or county
--! advice: look whether a column moved
select f.source, f.facility_id, f.source_file, f.source_record, f.company, a.city, a.county
  from :"load_schema".addresscode a
  join :"load_schema".facility f using (addresscode_id)
 where /* if any addresscode */ a.city !~ '[[:alpha:]]' or a.city ~ '[0-9]{3}'
    or a.county !~ '[[:alpha:]]' or a.county ~ '[0-9]{3}' /* end */
