-- Keys and natural keys of the three tables that facilities point to, after the data.
alter table :"load_schema".addresscode add constraint addresscode_pkey primary key (addresscode_id);
alter table :"load_schema".addresscode add constraint addresscode_natural_key
  unique nulls not distinct (city, county, state, zip);
alter table :"load_schema".license add constraint license_pkey primary key (license_id);
alter table :"load_schema".license add constraint license_natural_key
  unique nulls not distinct (issuing_state, license_number);
alter table :"load_schema".contact add constraint contact_pkey primary key (contact_id);
alter table :"load_schema".contact add constraint contact_natural_key
  unique nulls not distinct (first_name, last_name, title, email, phone, phone2);
