-- Licenses that several facilities share.
--! title: A license belongs to one facility
--! protects: Licenses are not counted twice; records that disagree are looked at
--! family: uniqueness
--! of: license
--! warn: from 1 row
select l.license_id, l.issuing_state, l.license_number, s.facilities
  from (select license_id, count(*) as facilities from :"load_schema".facility group by license_id having count(*) > 1) s
  join :"load_schema".license l using (license_id)
