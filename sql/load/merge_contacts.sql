-- Contacts that files of different states have in common were given one id by each thread that read them: the first
-- stays.
with repeated as materialized (
  select contact_id, kept
    from (select contact_id, min(contact_id) over (partition by :contact_key) as kept
            from :"load_schema".contact) c
   where contact_id <> kept
), moved as (
  update :"load_schema".facility f set contact_id = r.kept from repeated r where f.contact_id = r.contact_id
)
delete from :"load_schema".contact c using repeated r where c.contact_id = r.contact_id
