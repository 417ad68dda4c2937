-- Views and other objects outside schema $1 that depend on its tables; dropping the schema would drop them too.
select distinct format('%I.%I', dn.nspname, dc.relname) as name
  from pg_depend d
  join pg_rewrite w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
  join pg_class dc on dc.oid = w.ev_class
  join pg_namespace dn on dn.oid = dc.relnamespace
  join pg_class c on d.refclassid = 'pg_class'::regclass and c.oid = d.refobjid
  join pg_namespace n on n.oid = c.relnamespace
 where n.nspname = $1 and dn.nspname <> $1
union
select distinct format('%I.%I', dn.nspname, dc.relname)
  from pg_constraint k
  join pg_class dc on dc.oid = k.conrelid
  join pg_namespace dn on dn.oid = dc.relnamespace
  join pg_class c on c.oid = k.confrelid
  join pg_namespace n on n.oid = c.relnamespace
 where k.contype = 'f' and n.nspname = $1 and dn.nspname <> $1
 order by 1
