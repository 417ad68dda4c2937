-- For a run that holds an address code too wide for an index row (2,704 bytes): unique by a digest of all its values.
alter table :"load_schema".addresscode add constraint addresscode_pkey primary key (addresscode_id);
create unique index addresscode_natural_key on :"load_schema".addresscode (:addresscode_digest);
