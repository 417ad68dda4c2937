-- The phone comes first in the natural key: most contacts have one of their own.
alter table :"load_schema".contact add constraint contact_pkey primary key (contact_id);
alter table :"load_schema".contact add constraint contact_natural_key
  unique nulls not distinct (:contact_key);
