-- The first record of each license, contact and address code gives it its id.
create unlogged table :"load_schema".license_of as
  select license_key, min(id) as license_id from :"load_schema".clean group by license_key;
create unlogged table :"load_schema".contact_of as
  select contact_key, min(id) as contact_id from :"load_schema".clean where contact_key is not null group by contact_key;
create unlogged table :"load_schema".address_of as
  select address_key, min(id) as addresscode_id from :"load_schema".clean where address_key is not null group by address_key;
analyze :"load_schema".license_of;
analyze :"load_schema".contact_of;
analyze :"load_schema".address_of;
