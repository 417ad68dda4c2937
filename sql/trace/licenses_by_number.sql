-- Licenses with the number $1, character for character.
select issuing_state as "issuingState", license_number as "licenseNumber"
  from :"load_schema".license
 where license_number = $1
 order by issuing_state
