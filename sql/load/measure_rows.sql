-- Rows of each source, and the share of its rows that hold nothing in a column of facility. $1: run; $2: by source the
-- columns that its layout fills, {"texas": {"state": "TX", "columns": ["facility.company", …]}}; $3: every so manyth
-- facility is looked at for what is empty. A source of which nothing loaded has 0 rows.
insert into loader.measure (run_id, source, measure, column_name, value, records)
with counted as (
  select source, count(*) as total from :"load_schema".facility group by source),
filled as materialized (
  select source, count(*) as looked_at, count(company) as company, count(operator) as operator,
         count(facility_type) as facility_type, count(accepts_financial_aid) as accepts_financial_aid,
         count(ages_served) as ages_served, count(min_age) as min_age, count(max_age) as max_age,
         count(capacity) as capacity, count(certificate_expiration_date) as certificate_expiration_date,
         count(address1) as address1, count(address2) as address2, count(curriculum_type) as curriculum_type,
         count(language) as language, count(provider_id) as provider_id, count(schedule) as schedule,
         count(website_address) as website_address
    from :"load_schema".facility
   where facility_id % $3::int = 0
   group by source)
select $1::int, s.source, 'rows', '', coalesce(c.total, 0), null
  from jsonb_object_keys($2::jsonb) s (source)
  left join counted c using (source)
union all
select $1, c.source, 'empty', v.column_name, 1 - v.filled::float8 / c.looked_at, c.looked_at
  from filled c
 cross join lateral (values
         ('facility.company', company), ('facility.operator', operator), ('facility.facility_type', facility_type),
         ('facility.accepts_financial_aid', accepts_financial_aid), ('facility.ages_served', ages_served),
         ('facility.min_age', min_age), ('facility.max_age', max_age), ('facility.capacity', capacity),
         ('facility.certificate_expiration_date', certificate_expiration_date), ('facility.address1', address1),
         ('facility.address2', address2), ('facility.curriculum_type', curriculum_type),
         ('facility.language', language), ('facility.provider_id', provider_id), ('facility.schedule', schedule),
         ('facility.website_address', website_address)) v (column_name, filled)
 where $2::jsonb -> c.source -> 'columns' ? v.column_name
