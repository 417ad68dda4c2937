-- Whether anything is due or was never entered: most of the time nothing is, and one look at an index tells. $1 is the key of
-- the locks of runs; why 25 hours, claim.sql tells.
select exists (select from loader.outbox
                where status in ('pending', 'held', 'refused') and next_at not between clock_timestamp() and clock_timestamp() + interval '25 hours')
    or exists (select from loader.run r
                where r.status in ('failed', 'waiting', 'published') and r.announced is distinct from r.status
                  and not exists (select from pg_locks l
                                   where l.locktype = 'advisory' and l.classid = $1::int::oid and l.objid = r.run_id::oid
                                     and l.database = (select oid from pg_database where datname = current_database()))) as "left"
