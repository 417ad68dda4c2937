-- The least age is not above the greatest.
--! title: The least age is below the greatest
--! protects: Facilities are found by the ages they serve
--! family: range
--! of: facility
--! columns: facility.min_age
--! warn: from 1 row
--! error: over 5 %
--! found: have a least age above their greatest
--! advice: look at the ages that the file states
select source, facility_id, source_file, source_record, company, min_age, max_age
  from :"load_schema".facility
 where /* if any facility */ min_age > max_age /* end */
