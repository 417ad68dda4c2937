-- The share of facilities whose license lacks a value, for each column that the source's layout fills.
--! title: Licenses are described
--! protects: Leads are chosen by the status, type and age of their license
--! family: completeness
--! of: facility
--! measured: share
--! warn: over 10 %
--! found: {column_name} is empty in {share} of the facilities ({empty} of {facilities})
--! advice: look whether the column of the file was emptied, renamed or moved
select s.source, v.column_name, s.facilities - v.filled as empty, s.facilities,
       (s.facilities - v.filled)::float8 / s.facilities as share
  from (select f.source, count(*) as facilities,
               count(license_status) as license_status,
               count(license_type) as license_type,
               count(license_issued) as license_issued,
               count(licensee_name) as licensee_name
          from :"load_schema".facility f
          left join :"load_schema".license using (license_id)
         group by f.source) s
 cross join lateral (values
                     ('license.license_status', s.license_status),
                     ('license.license_type', s.license_type),
                     ('license.license_issued', s.license_issued),
                     ('license.licensee_name', s.licensee_name)) v (column_name, filled)
 where exists (select from loader.run_part p
                 join loader.run_file i on i.run_id = p.part_id
                where p.run_id = $1 and i.source = s.source and v.column_name = any (i.fills))
