-- A license may get further columns: what a record itself says of its license is kept by their names.
alter table loader.own_license_values add column own jsonb;
update loader.own_license_values o
   set own = to_jsonb(v)
  from (select run_id, facility_id, license_status, license_type, license_issued, license_renewed, licensee_name
          from loader.own_license_values) s
 cross join lateral (select s.license_status, s.license_type, s.license_issued, s.license_renewed, s.licensee_name) v
 where o.run_id = s.run_id and o.facility_id = s.facility_id;
alter table loader.own_license_values
  alter column own set not null,
  drop column license_status, drop column license_type, drop column license_issued, drop column license_renewed,
  drop column licensee_name;
comment on column loader.own_license_values.own is 'By the names of the columns of license; null where the record says nothing.';
