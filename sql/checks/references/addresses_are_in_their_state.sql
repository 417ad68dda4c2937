-- Facilities whose address lies in another state than the one that licenses them. A few near a border do; most do where
-- the file is another state's in the same layout.
--! title: Addresses are in their source's state
--! protects: Leads are found by state; a shifted column, or the file of another state, shows at once
--! family: references
--! of: facility
--! columns: addresscode.state
--! warn: over 10 %
--! error: over 50 %
--! found: have an address in another state than the one that licenses them: {told}
--! advice: look whether the file is of that state, or mailing addresses stand in the place of the facilities' own
with sources as materialized (
  select s.source, l.issuing_state
    from (select distinct f.source
            from loader.run_part p join loader.run_file f on f.run_id = p.part_id
           where p.run_id = $1) s
   cross join lateral (select license_id from :"load_schema".facility f where f.source = s.source limit 1) g
    join :"load_schema".license l using (license_id)),
places as materialized (
  select source, addresscode_id, count(*) as facilities
    from :"load_schema".facility where addresscode_id is not null group by 1, 2),
elsewhere as materialized (
  select p.source, p.addresscode_id, p.facilities, a.state
    from places p
    join sources s using (source)
    join :"load_schema".addresscode a on a.addresscode_id = p.addresscode_id and upper(a.state) <> s.issuing_state),
commonest as materialized (
  select distinct on (e.source) e.source,
         case when e.facilities = p.facilities then 'all addresses are in ' || e.state
              else format('%s of %s addresses are in %s', e.facilities, p.facilities, e.state) end as told
    from (select source, upper(state) as state, sum(facilities) as facilities from elsewhere group by 1, 2) e
    join (select source, sum(facilities) as facilities from places group by 1) p using (source)
   order by e.source, e.facilities desc, e.state)
select f.source, f.facility_id, f.source_file, f.source_record, f.company, e.state, c.told
  from elsewhere e
  join commonest c using (source)
 -- few are: their facilities are looked up rather than all read
 cross join lateral (select g.source, g.facility_id, g.source_file, g.source_record, g.company from :"load_schema".facility g
                      where g.addresscode_id = e.addresscode_id and g.source = e.source offset 0) f
