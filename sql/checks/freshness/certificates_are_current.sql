-- Certificates that had expired by the run date.
--! title: Certificates are current
--! protects: A list of last year does not pass for today's
--! family: freshness
--! of: facility
--! columns: facility.certificate_expiration_date
--! warn: over 50 %
--! found: have a certificate that had expired by the run date
--! advice: ask the agency for a newer list, and look whether the run date is right
select source, facility_id, source_file, source_record, company, certificate_expiration_date
  from :"load_schema".facility
 where /* if any facility */ certificate_expiration_date < (select run_date from loader.run where run_id = $1) /* end */
