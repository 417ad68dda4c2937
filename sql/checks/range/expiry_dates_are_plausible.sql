-- Certificates expire from 1990 until 20 years after the run date.
--! title: Expiry dates are plausible
--! protects: Renewals are called in time; a placeholder such as 12/31/9999 does not pass for a date
--! family: range
--! of: facility
--! columns: facility.certificate_expiration_date
--! warn: over 1 %
--! error: over 50 %
--! found: have a certificate that expires before 1990 or more than 20 years ahead
--! advice: look at the column of expiry dates
select source, facility_id, source_file, source_record, company, certificate_expiration_date
  from :"load_schema".facility
 where /* if any facility */ certificate_expiration_date < date '1990-01-01'
    or certificate_expiration_date > (select run_date + interval '20 years' from loader.run where run_id = $1) /* end */
