-- The columns of the tables of schema $1 and their types.
select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
 where n.nspname = $1 and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
