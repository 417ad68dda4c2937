-- ZIP codes are five digits, or five and four.
--! title: ZIP codes have five or nine digits
--! protects: Leads are found by place; leading zeros were not lost on the way
--! family: format
--! of: facility
--! columns: addresscode.zip
--! warn: from 1 row
--! error: over 5 %
--! found: have a ZIP code that is not 5 or 5+4 digits
--! advice: look whether a spreadsheet took the zeros away
select f.source, f.facility_id, f.source_file, f.source_record, f.company, a.zip
  from :"load_schema".addresscode a
  join :"load_schema".facility f using (addresscode_id)
 where /* if any addresscode */ a.zip !~ '^[0-9]{5}(-[0-9]{4})?$' /* end */
