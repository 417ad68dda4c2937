-- How many different values a column has among the facilities looked at. $4: which those are, when they are not all; what was
-- counted of other ones is another measure.
select f.source, 'distinct', v.column_name, $4::text, v.different::float8, null
  from (select source, array[:measured_distinct] as counts
          -- texts become numbers first: those sort in a fraction of the time
          from (select source, :measured_hashes from looked_at offset 0) h
         group by source) f
 cross join lateral unnest(array[:measured_names], f.counts) v (column_name, different)
 where v.different > 0 and $2::jsonb -> f.source -> 'columns' ? v.column_name
