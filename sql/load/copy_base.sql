-- Add: the candidate begins as a copy of the date's published run, ids and record numbers included.
insert into :"load_schema".addresscode (:addresscode_columns) overriding system value select :addresscode_columns from :"base_schema".addresscode;
insert into :"load_schema".contact (:contact_columns) overriding system value select :contact_columns from :"base_schema".contact;
insert into :"load_schema".license (:license_columns) overriding system value select :license_columns from :"base_schema".license;
insert into :"load_schema".facility (:facility_columns) overriding system value select :facility_columns from :"base_schema".facility;
