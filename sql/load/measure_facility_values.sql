-- How many different values the columns of facility have that hold many. $1: run; $2: by source the columns that its layout
-- fills; $3: 0 counts all, 63 those values of whose hashes the last six bits are 0, times 64: the same ones each time.
insert into loader.measure (run_id, source, measure, column_name, value)
with hashed as (
  select source, company, operator, address1, address2, provider_id, certificate_expiration_date::text as expires
    from :"load_schema".facility
   where hashtext(company) & $3::int = 0 or hashtext(operator) & $3 = 0 or hashtext(address1) & $3 = 0
      or hashtext(address2) & $3 = 0 or hashtext(provider_id) & $3 = 0
      or hashtext(certificate_expiration_date::text) & $3 = 0),
valued as (
  select distinct h.source, v.column_name, v.value
    from hashed h
   cross join lateral (values ('facility.company', company), ('facility.operator', operator),
                              ('facility.address1', address1), ('facility.address2', address2),
                              ('facility.provider_id', provider_id),
                              ('facility.certificate_expiration_date', expires)) v (column_name, value)
   where hashtext(v.value) & $3 = 0 and $2::jsonb -> h.source -> 'columns' ? v.column_name)
select $1::int, source, 'distinct', column_name, count(*) * ($3 + 1) from valued group by source, column_name
