-- Added unproven, which is a matter of the catalog, and proven then under a lock that leaves addresscode free for other work.
alter table :"load_schema".facility add constraint facility_addresscode_id_fkey
  foreign key (addresscode_id) references :"load_schema".addresscode not valid;
alter table :"load_schema".facility validate constraint facility_addresscode_id_fkey;
