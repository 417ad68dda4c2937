-- The candidate becomes an ordinary schema: autovacuum may look after it.
alter table :"load_schema".addresscode reset (autovacuum_enabled);
alter table :"load_schema".contact reset (autovacuum_enabled);
alter table :"load_schema".license reset (autovacuum_enabled);
alter table :"load_schema".facility reset (autovacuum_enabled);
