-- A number for all that the facilities of a source hold, in whatever order they come: equal content has an equal number.
select source, 'content', '', $4::text,
       mod(mod(sum(hash_record_extended(row(license_number, :measured_values, attributes), 0)), 4503599627370496)
           + 4503599627370496, 4503599627370496)::float8, null
  from looked_at
 group by source
