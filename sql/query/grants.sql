-- Who but the owner may do what in schema $1: on the schema itself (table_name null) and on its tables.
select null as table_name, coalesce(r.rolname, 'public') as grantee, a.grantee = 0 as to_public, a.privilege_type as privilege
  from pg_namespace n
 cross join lateral aclexplode(n.nspacl) a
  left join pg_roles r on r.oid = a.grantee
 where n.nspname = $1 and a.grantee <> n.nspowner
union all
select c.relname, coalesce(r.rolname, 'public'), a.grantee = 0, a.privilege_type
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 cross join lateral aclexplode(c.relacl) a
  left join pg_roles r on r.oid = a.grantee
 where n.nspname = $1 and c.relname in ('addresscode', 'contact', 'license', 'facility') and c.relkind = 'r'
   and a.grantee <> c.relowner
 order by 1 nulls first, 2, 4
