-- A source is an agency of one state: that of its first facility's license.
--! title: Licenses are of their source's state
--! protects: Licenses are told apart by state and number
--! family: references
--! of: facility
--! error: from 1 row
--! found: have a license of another state than their source
--! advice: do not publish the run; load its files again
select f.source, f.facility_id, f.source_file, f.source_record, f.company, l.license_number, l.issuing_state
  from (select g.source, l.issuing_state
          from (select source, min(license_id) as license_id from :"load_schema".facility group by source) g
          join :"load_schema".license l using (license_id)) s
  join :"load_schema".license l on l.issuing_state <> s.issuing_state
  join :"load_schema".facility f on f.license_id = l.license_id and f.source = s.source
