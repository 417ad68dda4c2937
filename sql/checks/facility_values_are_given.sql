-- The share of facilities without a value, for each column of facility that the source's layout fills and people rely on.
--! title: Facilities are described
--! protects: Leads are ranked and chosen by capacity, ages, hours and type
--! family: completeness
--! of: facility
--! measured: share
--! warn: over 20 %
--! found: {column_name} is empty in {share} of the facilities ({empty} of {facilities})
--! advice: look whether the column of the file was emptied, renamed or moved
select s.source, v.column_name, s.facilities - v.filled as empty, s.facilities,
       (s.facilities - v.filled)::float8 / s.facilities as share
  from (select f.source, count(*) as facilities,
               count(operator) as operator,
               count(facility_type) as facility_type,
               count(accepts_financial_aid) as accepts_financial_aid,
               count(ages_served) as ages_served,
               count(min_age) as min_age,
               count(capacity) as capacity,
               count(certificate_expiration_date) as certificate_expiration_date,
               count(provider_id) as provider_id,
               count(schedule) as schedule
          from :"load_schema".facility f
         group by f.source) s
 cross join lateral (values
                     ('facility.operator', s.operator),
                     ('facility.facility_type', s.facility_type),
                     ('facility.accepts_financial_aid', s.accepts_financial_aid),
                     ('facility.ages_served', s.ages_served),
                     ('facility.min_age', s.min_age),
                     ('facility.capacity', s.capacity),
                     ('facility.certificate_expiration_date', s.certificate_expiration_date),
                     ('facility.provider_id', s.provider_id),
                     ('facility.schedule', s.schedule)) v (column_name, filled)
 where exists (select from loader.run_part p
                 join loader.run_file i on i.run_id = p.part_id
                where p.run_id = $1 and i.source = s.source and v.column_name = any (i.fills))
