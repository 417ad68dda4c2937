-- Star levels of quality ratings are 0 to 5.
--! title: Star levels are 0 to 5
--! protects: Leads are ranked by quality
--! family: range
--! of: facility
--! columns: attributes.star_level
--! warn: from 1 row
--! error: over 50 %
--! found: have a star level that is none
--! advice: look at the column of star levels
select source, facility_id, source_file, source_record, company, attributes -> 'star_level' as star_level
  from :"load_schema".facility
 where /* if any facility */ attributes ->> 'star_level' !~ '^[0-5](\.[0-9]+)?$' /* end */
