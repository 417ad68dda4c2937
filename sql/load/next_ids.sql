-- COPY gives ids itself: the sequences of schema $1 go on after the last.
select setval(format('%I.%I', $1::text, 'addresscode_addresscode_id_seq')::regclass,
              (select coalesce(max(addresscode_id), 0) + 1 from :"load_schema".addresscode), false),
       setval(format('%I.%I', $1::text, 'contact_contact_id_seq')::regclass,
              (select coalesce(max(contact_id), 0) + 1 from :"load_schema".contact), false),
       setval(format('%I.%I', $1::text, 'license_license_id_seq')::regclass,
              (select coalesce(max(license_id), 0) + 1 from :"load_schema".license), false),
       setval(format('%I.%I', $1::text, 'facility_facility_id_seq')::regclass,
              (select coalesce(max(facility_id), 0) + 1 from :"load_schema".facility), false)
