-- The share of facilities whose address lacks a value, for each column that the source's files fill.
--! title: Addresses are complete
--! protects: Leads are found by city, county, state and ZIP
--! family: completeness
--! of: facility
--! measured: share
--! warn: over 10 %
--! found: {column_name} is empty in {share} of the facilities ({empty} of {facilities} looked at)
--! advice: look whether the column of the file was emptied, renamed or moved
select m.source, m.column_name, round(m.value * m.records)::int as empty, m.records as facilities, m.value as share
  from loader.measure m
 where m.run_id = $1 and m.measure = 'empty'
   and m.column_name in ('addresscode.city', 'addresscode.county', 'addresscode.state', 'addresscode.zip')
   and exists (select from loader.run_part p
                 join loader.run_file i on i.run_id = p.part_id
                where p.run_id = $1 and i.source = m.source and m.column_name = any (i.fills))
