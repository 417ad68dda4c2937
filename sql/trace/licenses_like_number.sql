-- Licenses with the number $1 (in capitals, without spaces and dashes), however it is written; at most $2.
select issuing_state as "issuingState", license_number as "licenseNumber"
  from :"load_schema".license
 where upper(translate(license_number, e' \t\u00a0-\u2010\u2011\u2012\u2013\u2014', '')) = $1
 order by license_id
 limit $2
