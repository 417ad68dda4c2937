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
  from (select source, provider_id
          from :"load_schema".facility
         where provider_id is not null
         group by source, provider_id
        having count(*) > 1 and min(license_id) <> max(license_id)) d
  join :"load_schema".facility f using (source, provider_id)
