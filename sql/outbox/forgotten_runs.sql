-- Runs that ended and were not told of: the program that loaded them was killed, since nobody holds their locks ($1 is the key
-- of those).
select r.run_id as "runId"
  from loader.run r
 where r.status in ('failed', 'waiting', 'published') and r.announced is distinct from r.status
   and not exists (select from pg_locks l
                    where l.locktype = 'advisory' and l.classid = $1::int::oid and l.objid = r.run_id::oid
                      and l.database = (select oid from pg_database where datname = current_database()))
 order by r.run_id
 limit 20
