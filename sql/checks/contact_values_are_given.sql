-- The share of facilities whose contact lacks a value, for each column that the source's layout fills; emails have a check of
-- their own.
--! title: Contacts are described
--! protects: Callers know whom to ask for
--! family: completeness
--! of: facility
--! measured: share
--! warn: over 20 %
--! found: {column_name} is empty in {share} of the facilities ({empty} of {facilities})
--! advice: look whether the column of the file was emptied, renamed or moved
select s.source, v.column_name, s.facilities - v.filled as empty, s.facilities,
       (s.facilities - v.filled)::float8 / s.facilities as share
  from (select f.source, count(*) as facilities,
               count(phone) as phone,
               count(first_name) as first_name,
               count(last_name) as last_name,
               count(title) as title
          from :"load_schema".facility f
          left join :"load_schema".contact using (contact_id)
         group by f.source) s
 cross join lateral (values
                     ('contact.phone', s.phone),
                     ('contact.first_name', s.first_name),
                     ('contact.last_name', s.last_name),
                     ('contact.title', s.title)) v (column_name, filled)
 where exists (select from loader.run_part p
                 join loader.run_file i on i.run_id = p.part_id
                where p.run_id = $1 and i.source = s.source and v.column_name = any (i.fills))
