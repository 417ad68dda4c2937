-- The number comes first in the natural key: it tells licenses apart, the state hardly does, and sorting is the cost.
alter table :"load_schema".license add constraint license_pkey primary key (license_id);
alter table :"load_schema".license add constraint license_natural_key
  unique nulls not distinct (:license_key);
