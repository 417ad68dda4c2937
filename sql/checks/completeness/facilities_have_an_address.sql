-- Facilities without street, or without city, state and ZIP.
--! title: Every facility has an address
--! protects: Leads are found by place
--! family: completeness
--! of: facility
--! columns: facility.address1
--! warn: over 1 %
--! found: have no street, or no city, state and ZIP
--! advice: look at the addresses of the file, and at the warnings about them
select source, facility_id, source_file, source_record, company, address1, addresscode_id
  from :"load_schema".facility
 where /* if any facility */ address1 is null or addresscode_id is null /* end */
