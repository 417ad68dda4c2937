-- So that a date can be added to: a record is a repeat when all its own values are those of an earlier one.
create table loader.own_license_values (
  run_id          integer not null references loader.run,
  facility_id     integer not null,
  license_status  text,
  license_type    text,
  license_issued  date,
  license_renewed date,
  licensee_name   text,
  primary key (run_id, facility_id)
);
comment on table loader.own_license_values is 'What a record itself says of its license, where the license that it shares with others says otherwise.';
