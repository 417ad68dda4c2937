-- For a run that holds a contact too wide for an index row (2,704 bytes): unique by a digest of all its values.
alter table :"load_schema".contact add constraint contact_pkey primary key (contact_id);
create unique index contact_natural_key on :"load_schema".contact (md5(
  coalesce(length(first_name) || ':' || first_name, '-') || coalesce(length(last_name) || ':' || last_name, '-') ||
  coalesce(length(title) || ':' || title, '-') || coalesce(length(email) || ':' || email, '-') ||
  coalesce(length(phone) || ':' || phone, '-') || coalesce(length(phone2) || ':' || phone2, '-')));
