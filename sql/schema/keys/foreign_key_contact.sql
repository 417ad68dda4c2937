-- Added unproven, which is a matter of the catalog, and proven then under a lock that leaves contact free for other work.
alter table :"load_schema".facility add constraint facility_contact_id_fkey
  foreign key (contact_id) references :"load_schema".contact not valid;
alter table :"load_schema".facility validate constraint facility_contact_id_fkey;
