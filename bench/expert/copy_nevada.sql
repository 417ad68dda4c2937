-- The raw bytes of nevada.csv, as psql's \copy sends them.
copy :"load_schema".nevada (name, credential_type, credential_number, status, expiration_date, disciplinary_action,
  address, state, county, phone, first_issue_date, primary_contact_name, primary_contact_role)
from stdin (format csv, header)
