-- The share of facilities whose address lacks a value, for each column that the source's layout fills.
--! title: Addresses are complete
--! protects: Leads are found by city, county, state and ZIP
--! family: completeness
--! of: facility
--! measured: share
--! warn: over 10 %
--! found: {column_name} is empty in {share} of the facilities ({empty} of {facilities})
--! advice: look whether the column of the file was emptied, renamed or moved
select s.source, v.column_name, s.facilities - v.filled as empty, s.facilities,
       (s.facilities - v.filled)::float8 / s.facilities as share
  from (select f.source, count(*) as facilities,
               count(city) as city,
               count(county) as county,
               count(state) as state,
               count(zip) as zip
          from :"load_schema".facility f
          left join :"load_schema".addresscode using (addresscode_id)
         group by f.source) s
 cross join lateral (values
                     ('addresscode.city', s.city),
                     ('addresscode.county', s.county),
                     ('addresscode.state', s.state),
                     ('addresscode.zip', s.zip)) v (column_name, filled)
 where exists (select from loader.run_part p
                 join loader.run_file i on i.run_id = p.part_id
                where p.run_id = $1 and i.source = s.source and v.column_name = any (i.fills))
