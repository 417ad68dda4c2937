-- Files whose addresses mostly lie in another state than the one that licenses them. Of a source with one file
-- addresses_are_in_their_state tells as much; among other files, or added to a date, a whole list of another state would be a share.
--! title: Files are of their source's state
--! protects: A whole list of another state in the same layout does not hide among the source's own
--! family: references
--! of: files
--! columns: addresscode.state
--! error: from 1 row
--! found: {elsewhere} of {addresses} addresses of {file} are in another state than the one that licenses them, most in {state}
--! advice: look whether the file is of that state
with files as materialized (
  select f.source, f.name
    from loader.run_file f
   where f.run_id = $1
     and 1 < (select count(*) from loader.run_part p join loader.run_file o on o.run_id = p.part_id
               where p.run_id = $1 and o.source = f.source))
select i.source, i.name as file, c.elsewhere, c.addresses, c.state
  from files i
 cross join lateral (
         select count(*) as addresses, count(*) filter (where upper(a.state) <> l.issuing_state) as elsewhere,
                mode() within group (order by upper(a.state)) as state
           from :"load_schema".facility f
           join :"load_schema".license l using (license_id)
           join :"load_schema".addresscode a using (addresscode_id)
          where f.source = i.source and f.source_file = i.name and a.state is not null) c
 where c.elsewhere * 2 > c.addresses
