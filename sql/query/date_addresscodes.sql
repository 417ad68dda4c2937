-- All address codes of a schema, for add: a new record may name one.
select addresscode_id, city, county, state, zip from :"load_schema".addresscode
