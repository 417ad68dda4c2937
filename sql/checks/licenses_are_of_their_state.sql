-- A source is an agency of one state: that of its first facility's license. A license of a state that no source of the run is
-- of belongs to none of them.
--! title: Licenses are of their source's state
--! protects: Licenses are told apart by state and number
--! family: references
--! of: facility
--! error: from 1 row
--! found: have a license of another state than their source
--! advice: do not publish the run; load its files again
select f.source, f.facility_id, f.source_file, f.source_record, f.company, l.license_number, l.issuing_state
  from :"load_schema".license l
  join :"load_schema".facility f using (license_id)
 where l.issuing_state <> all (array(
         select l.issuing_state
           from (select min(license_id) as license_id from :"load_schema".facility group by source) g
           join :"load_schema".license l using (license_id)))
