-- The share of facilities without an email. Agencies know fewer emails than phones.
--! title: Emails are given
--! protects: Mailings reach who can be reached
--! family: completeness
--! of: facility
--! columns: contact.email
--! measured: share
--! warn: over 75 %
--! found: {column_name} is empty in {share} of the facilities ({empty} of {facilities} looked at)
--! advice: look whether the column of emails was emptied or renamed
select m.source, m.column_name, round(m.value * m.records)::int as empty, m.records as facilities, m.value as share
  from loader.measure m
 where m.run_id = $1 and m.measure = 'empty'
   and m.column_name in ('contact.email')
   and exists (select from loader.run_part p
                 join loader.run_file i on i.run_id = p.part_id
                where p.run_id = $1 and i.source = m.source and m.column_name = any (i.fills))
