-- Who but the owner may do what in schema $1: on the schema itself (table_name null), on its tables, on single columns.
with granted as (
  select null::name as table_name, null::name as column_name, n.nspowner as owner, n.nspacl as acl
    from pg_namespace n
   where n.nspname = $1
  union all
  select c.relname, null, c.relowner, c.relacl
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = $1 and c.relname in ('addresscode', 'contact', 'license', 'facility') and c.relkind = 'r'
  union all
  select c.relname, t.attname, c.relowner, t.attacl
    from pg_attribute t
    join pg_class c on c.oid = t.attrelid
    join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = $1 and c.relname in ('addresscode', 'contact', 'license', 'facility') and c.relkind = 'r'
     and t.attnum > 0 and not t.attisdropped
)
select g.table_name, g.column_name, coalesce(r.rolname, 'public') as grantee, a.grantee = 0 as to_public,
       a.privilege_type as privilege, a.is_grantable as grantable
  from granted g
 cross join lateral aclexplode(g.acl) a
  left join pg_roles r on r.oid = a.grantee
 where a.grantee <> g.owner
 order by 1 nulls first, 2 nulls first, 3, 5
