-- All address codes of a schema, for add: a new record may name one.
select addresscode_id, :addresscode_values from :"load_schema".addresscode
