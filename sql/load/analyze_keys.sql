-- How many rows were copied, and how many different keys: all that the joins of what follows are planned by. Other columns
-- are analyzed after the data, with the keys.
analyze :"load_schema".addresscode (addresscode_id);
analyze :"load_schema".contact (contact_id);
analyze :"load_schema".license (license_id);
analyze :"load_schema".facility (facility_id, addresscode_id, contact_id, license_id);
