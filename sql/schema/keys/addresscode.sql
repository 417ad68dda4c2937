-- ZIP first in the natural key: it tells most.
alter table :"load_schema".addresscode add constraint addresscode_pkey primary key (addresscode_id);
alter table :"load_schema".addresscode add constraint addresscode_natural_key
  unique nulls not distinct (:addresscode_key);
