-- The raw bytes of texas.csv.
copy :"load_schema".texas (operation, agency_number, operation_name, address, city, state, zip, county, phone, type,
  status, issue_date, capacity, email_address, facility_id, monitoring_frequency, infant, toddler, preschool, school)
from stdin (format csv, header)
