-- Facilities of one source with the same number of the agency.
--! title: A provider number belongs to one facility
--! protects: Facilities are found again in the agency's own systems
--! family: uniqueness
--! of: facility
--! columns: facility.provider_id
--! warn: over 1 %
--! found: share their provider number with another license
--! advice: look whether the numbers were cut off or rounded
select f.source, f.facility_id, f.source_file, f.source_record, f.company, f.provider_id
  from (select g.source, g.provider_id
          -- numbers are grouped in a fraction of the time; texts are compared for the few that come twice
          from (select hashtextextended(provider_id, hashtext(source)) as id
                  from :"load_schema".facility
                 where provider_id is not null
                 group by 1
                having min(license_id) <> max(license_id)) twice
          join :"load_schema".facility g on twice.id = hashtextextended(g.provider_id, hashtext(g.source))
         group by g.source, g.provider_id
        having min(g.license_id) <> max(g.license_id)) d
  join :"load_schema".facility f using (source, provider_id)
