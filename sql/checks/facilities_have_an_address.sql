-- Facilities without street, or without city, state and ZIP.
--! title: Every facility has an address
--! protects: Leads are found by place
--! family: completeness
--! of: facility
--! warn: from 1 row
select facility_id, source_file, source_record, company, address1, addresscode_id
  from :"load_schema".facility
 where address1 is null or addresscode_id is null
