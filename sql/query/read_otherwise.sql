-- Of each source of run $1 by what it was read, where that is another definition than in the run before: run $2, or where that is
-- null the newest published one of the source. Runs of before kept no definition, and nothing is said of them.
with read as (
  select distinct on (f.run_id, f.source) f.run_id, f.source, f.source_sha256, f.source_version, f.source_from,
         v.who, v.saved_at, v.why
    from loader.run_file f
    left join loader.source_version v on v.source_id = f.source and v.version = f.source_version
   where f.source_sha256 is not null
   order by f.run_id, f.source, f.file_number desc)
select b.source, a.run_id as "runId", r.run_date::text as date,
       jsonb_build_object('from', a.source_from, 'version', a.source_version, 'who', a.who, 'savedAt', a.saved_at, 'why', a.why) as before,
       jsonb_build_object('from', b.source_from, 'version', b.source_version, 'who', b.who, 'savedAt', b.saved_at, 'why', b.why) as after
  from read b
  join read a on a.source = b.source and a.source_sha256 <> b.source_sha256
  join loader.run r on r.run_id = a.run_id
 where b.run_id = $1
   and a.run_id = coalesce($2::integer, (select p.previous_id from loader.run_previous p where p.run_id = $1 and p.source = b.source))
 order by b.source
