-- Text tables that take the files as they are. The identity column numbers the records.
create unlogged table :"load_schema".nevada (
  record integer generated always as identity,
  name text, credential_type text, credential_number text, status text, expiration_date text,
  disciplinary_action text, address text, state text, county text, phone text, first_issue_date text,
  primary_contact_name text, primary_contact_role text
);
create unlogged table :"load_schema".oklahoma (
  record integer generated always as identity,
  type_license text, company text, accepts_subsidy text, year_round text, daytime_hours text, star_level text,
  mon text, tues text, wed text, thurs text, friday text, saturday text, sunday text, primary_caregiver text,
  phone text, email text, address1 text, address2 text, city text, state text, zip text,
  subsidy_contract_number text, total_cap text, ages_accepted_1 text, aa2 text, aa3 text, aa4 text,
  license_monitoring_since text, school_year_only text, evening_hours text
);
create unlogged table :"load_schema".texas (
  record integer generated always as identity,
  operation text, agency_number text, operation_name text, address text, city text, state text, zip text,
  county text, phone text, type text, status text, issue_date text, capacity text, email_address text,
  facility_id text, monitoring_frequency text, infant text, toddler text, preschool text, school text
);
