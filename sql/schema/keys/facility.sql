-- Key and foreign-key indexes of the facilities, after the data.
alter table :"load_schema".facility add constraint facility_pkey primary key (facility_id);
create index facility_license_id_idx on :"load_schema".facility (license_id);
create index facility_contact_id_idx on :"load_schema".facility (contact_id);
create index facility_addresscode_id_idx on :"load_schema".facility (addresscode_id);
