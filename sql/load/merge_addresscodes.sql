-- Address codes that files of different states have in common: as merge_contacts.sql.
with repeated as materialized (
  select addresscode_id, kept
    from (select addresscode_id, min(addresscode_id) over (partition by :addresscode_key) as kept
            from :"load_schema".addresscode) a
   where addresscode_id <> kept
), moved as (
  update :"load_schema".facility f set addresscode_id = r.kept from repeated r where f.addresscode_id = r.addresscode_id
)
delete from :"load_schema".addresscode a using repeated r where a.addresscode_id = r.addresscode_id
