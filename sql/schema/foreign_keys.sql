-- What facilities point to.
alter table :"load_schema".facility add constraint facility_addresscode_id_fkey
  foreign key (addresscode_id) references :"load_schema".addresscode;
alter table :"load_schema".facility add constraint facility_contact_id_fkey
  foreign key (contact_id) references :"load_schema".contact;
alter table :"load_schema".facility add constraint facility_license_id_fkey
  foreign key (license_id) references :"load_schema".license;
