-- The share of facilities without a value, for each column of facility that the source's files fill and people rely on.
--! title: Facilities are described
--! protects: Leads are ranked and chosen by capacity, ages, hours and type
--! family: completeness
--! of: facility
--! measured: share
--! warn: over 20 %
--! found: {column_name} is empty in {share} of the facilities ({empty} of {facilities} looked at)
--! advice: look whether the column of the file was emptied, renamed or moved
select m.source, m.column_name, round(m.value * m.records)::int as empty, m.records as facilities, m.value as share
  from loader.measure m
 where m.run_id = $1 and m.measure = 'empty'
   and m.column_name in ('facility.operator', 'facility.facility_type', 'facility.accepts_financial_aid', 'facility.ages_served',
                         'facility.min_age', 'facility.capacity', 'facility.certificate_expiration_date',
                         'facility.provider_id', 'facility.schedule')
   and exists (select from loader.run_part p
                 join loader.run_file i on i.run_id = p.part_id
                where p.run_id = $1 and i.source = m.source and m.column_name = any (i.fills))
