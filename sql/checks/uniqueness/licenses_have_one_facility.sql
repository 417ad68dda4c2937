-- Facilities that share their license with others.
--! title: A license belongs to one facility
--! protects: Licenses are not counted twice; records that disagree are looked at
--! family: uniqueness
--! of: facility
--! columns: license.license_number
--! warn: over 1 %
--! found: share their license with another
--! advice: look whether license numbers were cut off or rounded
select f.source, f.facility_id, f.source_file, f.source_record, f.company, l.license_number, s.facilities
  from (select license_id, count(*) as facilities from :"load_schema".facility group by license_id having count(*) > 1) s
 -- few come twice: each is looked up rather than all read
 cross join lateral (select g.source, g.facility_id, g.source_file, g.source_record, g.company, g.license_id from :"load_schema".facility g where g.license_id = s.license_id offset 0) f
  join :"load_schema".license l on l.license_id = f.license_id
