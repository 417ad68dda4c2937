-- Facilities whose address lies in another state than the one that licenses them. A few near a border do.
--! title: Addresses are in their source's state
--! protects: Leads are found by state; a shifted column shows at once
--! family: references
--! of: facility
--! columns: addresscode.state
--! warn: over 10 %
--! found: have an address in another state than the one that licenses them
--! advice: look whether mailing addresses stand in the place of the facilities' own
with sources as materialized (
  select g.source, l.issuing_state
    from (select source, min(license_id) as license_id from :"load_schema".facility group by source) g
    join :"load_schema".license l using (license_id)),
places as materialized (
  select addresscode_id, upper(state) as state from :"load_schema".addresscode where state is not null)
select f.source, f.facility_id, f.source_file, f.source_record, f.company, a.state
  from sources s
  join places a on a.state <> s.issuing_state
  join :"load_schema".facility f on f.addresscode_id = a.addresscode_id and f.source = s.source
