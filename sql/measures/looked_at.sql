-- The facilities that a run's measures look at, each with its license, contact and address: all of them, or of a large run
-- those whose license number's hash ends in so many zero bits, which are the same licenses every week. $3: those bits.
select f.source, :f_values, :l_values, :c_values, :a_values
  from :"load_schema".license l
  join :"load_schema".facility f using (license_id)
  left join :"load_schema".contact c using (contact_id)
  left join :"load_schema".addresscode a using (addresscode_id)
 where hashtext(l.license_number) & $3::int = 0
