-- Facilities of the same name at the same street and place under several licenses.
--! title: A facility appears once
--! protects: A lead is called once, also when it holds two license numbers
--! family: uniqueness
--! of: facility
--! warn: over 5 %
--! found: stand there again with the same name and address under another license
--! advice: look whether license numbers were rewritten, so that old and new ones stand side by side
select f.source, f.facility_id, f.source_file, f.source_record, f.company, f.address1, d.licenses
  from (select source, company, address1, addresscode_id, count(distinct license_id) as licenses
          from :"load_schema".facility
         where address1 is not null
         group by source, company, address1, addresscode_id
        having count(*) > 1) d
  join :"load_schema".facility f
    on f.source = d.source and f.company = d.company and f.address1 = d.address1
   and f.addresscode_id is not distinct from d.addresscode_id
 where d.licenses > 1
