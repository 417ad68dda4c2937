-- Rows of each source, all of them counted. A source of which nothing loaded has 0. $2: what is known of each source,
-- {"texas": {"state": "TX", "columns": ["facility.company", …]}}: its state and the columns that its layout fills.
select s.source, 'rows' as measure, '' as column_name, '' as category, coalesce(c.facilities, 0)::float8 as value,
       null::bigint as records
  from jsonb_object_keys($2::jsonb) s (source)
  left join (select source, count(*) as facilities from :"load_schema".facility group by source) c using (source)
