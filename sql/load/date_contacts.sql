-- All contacts of a schema, for add: a new record may name one.
select contact_id, :contact_values from :"load_schema".contact
