-- The four empty tables of a candidate. Committed before any row, so that a crash leaves nothing that can't be found;
-- keys and indexes follow the data (keys_….sql), which is several times faster.
create table :"load_schema".addresscode (:addresscode_definitions) with (autovacuum_enabled = false);
create table :"load_schema".contact (:contact_definitions) with (autovacuum_enabled = false);
create table :"load_schema".license (:license_definitions) with (autovacuum_enabled = false);
create table :"load_schema".facility (:facility_definitions) with (autovacuum_enabled = false);
