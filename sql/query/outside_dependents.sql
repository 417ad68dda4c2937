-- What of others would be lost if schema $1 were dropped: whatever outside depends on its tables (views, foreign keys,
-- functions, defaults, inheriting tables), and what somebody else put inside.
with own as (
  select c.oid, c.relname, c.relkind
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = $1
), touched as (
  select case d.classid
           when 'pg_rewrite'::regclass then (select ev_class from pg_rewrite where oid = d.objid)
           when 'pg_constraint'::regclass then (select nullif(conrelid, 0) from pg_constraint where oid = d.objid)
           when 'pg_attrdef'::regclass then (select adrelid from pg_attrdef where oid = d.objid)
           when 'pg_policy'::regclass then (select polrelid from pg_policy where oid = d.objid)
           when 'pg_trigger'::regclass then (select tgrelid from pg_trigger where oid = d.objid)
           when 'pg_class'::regclass then d.objid
         end as relation,
         case when d.classid = 'pg_proc'::regclass then d.objid end as function
    from pg_depend d
   where (d.refclassid = 'pg_class'::regclass and d.refobjid in (select oid from own))
      or (d.refclassid = 'pg_type'::regclass
          and d.refobjid in (select t.oid from pg_type t join pg_namespace n on n.oid = t.typnamespace where n.nspname = $1))
)
select format('%I.%I', n.nspname, c.relname) as name
  from touched t
  join pg_class c on c.oid = t.relation
  join pg_namespace n on n.oid = c.relnamespace
 where n.nspname <> $1 and c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not like 'pg\_toast%'
union
select p.oid::regprocedure::text
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
 where n.nspname = $1 or p.oid in (select function from touched)
union
select format('%I.%I', $1::text, relname)
  from own
 where relkind in ('r', 'p', 'v', 'm', 'f') and relname not in ('addresscode', 'contact', 'license', 'facility')
 order by 1
