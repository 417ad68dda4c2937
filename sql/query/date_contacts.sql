-- All contacts of a schema, for add: a new record may name one.
select contact_id, first_name, last_name, title, email, phone, phone2 from :"load_schema".contact
