-- A license is issued before it is renewed and before its certificate expires.
--! title: The dates of a license are in order
--! protects: Renewals are called in time; dates were not mixed up
--! family: range
--! of: facility
--! columns: license.license_renewed, facility.certificate_expiration_date
--! warn: over 1 %
--! error: over 50 %
--! found: have a license renewed or expired before it was issued
--! advice: look whether two columns of dates were exchanged
select f.source, f.facility_id, f.source_file, f.source_record, f.company, l.license_issued, l.license_renewed, f.certificate_expiration_date
  from :"load_schema".license l
  join :"load_schema".facility f using (license_id)
 where /* if any license */ l.license_renewed < l.license_issued /* end */
union all
select f.source, f.facility_id, f.source_file, f.source_record, f.company, l.license_issued, l.license_renewed, f.certificate_expiration_date
  from :"load_schema".facility f
  join :"load_schema".license l using (license_id)
 where f.certificate_expiration_date < l.license_issued
   -- most certificates expire after all licenses were issued, and need not be compared with their own
   and f.certificate_expiration_date < (select max(license_issued) from :"load_schema".license)
