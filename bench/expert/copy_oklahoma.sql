-- The raw bytes of oklahoma.csv.
copy :"load_schema".oklahoma (type_license, company, accepts_subsidy, year_round, daytime_hours, star_level, mon,
  tues, wed, thurs, friday, saturday, sunday, primary_caregiver, phone, email, address1, address2, city, state, zip,
  subsidy_contract_number, total_cap, ages_accepted_1, aa2, aa3, aa4, license_monitoring_since, school_year_only,
  evening_hours)
from stdin (format csv, header)
