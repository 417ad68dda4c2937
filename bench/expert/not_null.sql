-- What can't be missing, and identities that go on after the last id.
alter table :"load_schema".addresscode alter addresscode_id set not null, alter updated_dt set not null;
alter table :"load_schema".contact alter contact_id set not null, alter updated_dt set not null;
alter table :"load_schema".license
  alter license_id set not null, alter issuing_state set not null, alter license_number set not null,
  alter updated_dt set not null;
alter table :"load_schema".facility
  alter facility_id set not null, alter company set not null, alter attributes set not null,
  alter source set not null, alter source_file set not null, alter source_record set not null,
  alter license_id set not null, alter updated_dt set not null;
alter table :"load_schema".addresscode alter addresscode_id add generated always as identity (start 100000000);
alter table :"load_schema".contact alter contact_id add generated always as identity (start 100000000);
alter table :"load_schema".license alter license_id add generated always as identity (start 100000000);
alter table :"load_schema".facility alter facility_id add generated always as identity (start 100000000);
