-- For a run that holds a contact too wide for an index row (2,704 bytes): unique by a digest of all its values.
alter table :"load_schema".contact add constraint contact_pkey primary key (contact_id);
create unique index contact_natural_key on :"load_schema".contact (:contact_digest);
