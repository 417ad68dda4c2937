-- Ages are months of childhood: from birth, and up to 18 years (216 months).
--! title: Ages are between birth and 18 years
--! protects: Facilities are found by the ages they serve
--! family: range
--! of: facility
--! columns: facility.min_age, facility.max_age
--! warn: from 1 row
--! error: over 50 %
--! found: serve ages that no child has
--! advice: look whether years and months were mixed up
select source, facility_id, source_file, source_record, company, min_age, max_age
  from :"load_schema".facility
 where /* if any facility */ min_age not between 0 and 216 or max_age not between 0 and 240 /* end */
