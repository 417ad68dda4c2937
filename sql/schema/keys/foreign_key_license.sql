-- Added unproven, which is a matter of the catalog, and proven then under a lock that leaves license free for other work.
alter table :"load_schema".facility add constraint facility_license_id_fkey
  foreign key (license_id) references :"load_schema".license not valid;
alter table :"load_schema".facility validate constraint facility_license_id_fkey;
