-- A source is an agency of one state: that of one of its licenses. A license of a state that no source of the run is
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
 where /* if any license */ l.issuing_state <> all (array(
         select o.issuing_state
           from (select distinct i.source
                   from loader.run_part p join loader.run_file i on i.run_id = p.part_id
                  where p.run_id = $1) s
          cross join lateral (select license_id from :"load_schema".facility g where g.source = s.source limit 1) g
           join :"load_schema".license o using (license_id))) /* end */
