-- The share of facilities whose contact lacks a value, for each column that the source's files fill; emails have a check of
-- their own.
--! title: Contacts are described
--! protects: Callers know whom to ask for
--! family: completeness
--! of: facility
--! measured: share
--! warn: over 20 %
--! found: {column_name} is empty in {share} of the facilities ({empty} of {facilities} looked at)
--! advice: look whether the column of the file was emptied, renamed or moved
select m.source, m.column_name, round(m.value * m.records)::int as empty, m.records as facilities, m.value as share
  from loader.measure m
 where m.run_id = $1 and m.measure = 'empty'
   and m.column_name in ('contact.phone', 'contact.first_name', 'contact.last_name', 'contact.title')
   and exists (select from loader.run_part p
                 join loader.run_file i on i.run_id = p.part_id
                where p.run_id = $1 and i.source = m.source and m.column_name = any (i.fills))
