-- What facilities point to.
alter table :"load_schema".facility add foreign key (addresscode_id) references :"load_schema".addresscode;
alter table :"load_schema".facility add foreign key (contact_id) references :"load_schema".contact;
alter table :"load_schema".facility add foreign key (license_id) references :"load_schema".license;
