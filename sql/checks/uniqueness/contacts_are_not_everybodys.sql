-- Facilities whose phone, email and person are those of more than 20 others.
--! title: A contact serves few facilities
--! protects: A call reaches the facility, not a switchboard or a placeholder
--! family: uniqueness
--! of: facility
--! warn: over 5 %
--! found: share phone, email and person with more than 20 others
--! advice: look for a placeholder such as 000-000-0000 or the agency's own number
select f.source, f.facility_id, f.source_file, f.source_record, f.company, s.facilities
  from (select contact_id, count(*) as facilities
          from :"load_schema".facility where contact_id is not null group by contact_id having count(*) > 20) s
 cross join lateral (select g.source, g.facility_id, g.source_file, g.source_record, g.company from :"load_schema".facility g where g.contact_id = s.contact_id offset 0) f
