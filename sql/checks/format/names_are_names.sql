-- Names have letters, and no phone, email or date in their place. Most begin with a capital, which is seen at once.
--! title: Names are names
--! protects: Mail and calls use the right names; a shifted column shows at once
--! family: format
--! of: facility
--! columns: facility.company
--! warn: from 1 row
--! error: over 50 %
--! found: have something else in the place of a name
--! advice: look whether a column moved
select f.source, f.facility_id, f.source_file, f.source_record, f.company, null as first_name, null as last_name
  from :"load_schema".facility f
 where /* if any facility */ (f.company collate "C" not between 'A' and 'Zz' and f.company !~ '[[:alpha:]]')
    or (f.company like '%@%' and f.company ~ '^[^@ ]+@[^@ ]+$') /* end */
union all
select f.source, f.facility_id, f.source_file, f.source_record, f.company, c.first_name, c.last_name
  from :"load_schema".contact c
  join :"load_schema".facility f using (contact_id)
 where /* if any contact */ (coalesce(c.first_name, '') || coalesce(c.last_name, '')) ~ '[0-9@]' /* end */
