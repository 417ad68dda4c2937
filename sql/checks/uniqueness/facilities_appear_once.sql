-- Facilities of the same name at the same street and place under several licenses.
--! title: A facility appears once
--! protects: A lead is called once, also when it holds two license numbers
--! family: uniqueness
--! of: facility
--! warn: over 5 %
--! found: stand there again with the same name and address under another license
--! advice: look whether license numbers were rewritten, so that old and new ones stand side by side
select f.source, f.facility_id, f.source_file, f.source_record, f.company, f.address1, d.licenses
  from (select array_agg(g.facility_id) as facility_ids, count(distinct g.license_id) as licenses
          -- a number for each place is grouped in a tenth of the time; texts are compared for the few that come twice
          from (select hashtextextended(address1, hashtextextended(company, coalesce(addresscode_id, 0))) as place
                  from :"load_schema".facility
                 where address1 is not null
                 group by 1
                having min(license_id) <> max(license_id)) twice
          join :"load_schema".facility g
            on twice.place = hashtextextended(g.address1, hashtextextended(g.company, coalesce(g.addresscode_id, 0)))
         group by g.source, g.company, g.address1, g.addresscode_id
        having min(g.license_id) <> max(g.license_id)) d
  join :"load_schema".facility f on f.facility_id = any (d.facility_ids)
