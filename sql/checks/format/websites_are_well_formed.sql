-- Websites look like addresses on the web.
--! title: Websites are well formed
--! protects: A click leads somewhere
--! family: format
--! of: facility
--! columns: facility.website_address
--! warn: over 1 %
--! error: over 50 %
--! found: have a website that is none
--! advice: look whether a column moved
select source, facility_id, source_file, source_record, company, website_address
  from :"load_schema".facility
 where /* if any facility */ website_address !~* '^(https?://)?([a-z0-9-]+\.)+[a-z]{2,}(:[0-9]+)?(/[^[:space:]]*)?$' /* end */
