-- The keys, foreign keys and indexes of a dated schema, after the data.
alter table :"load_schema".addresscode add primary key (addresscode_id);
alter table :"load_schema".addresscode add unique nulls not distinct (city, county, state, zip);
alter table :"load_schema".license add primary key (license_id);
alter table :"load_schema".license add unique nulls not distinct (issuing_state, license_number);
alter table :"load_schema".contact add primary key (contact_id);
alter table :"load_schema".contact add unique nulls not distinct (first_name, last_name, title, email, phone, phone2);
alter table :"load_schema".facility add primary key (facility_id);
create index on :"load_schema".facility (addresscode_id);
create index on :"load_schema".facility (contact_id);
create index on :"load_schema".facility (license_id);
