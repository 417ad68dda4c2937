-- Corrections that are applied to files of the sources $1, of all where that is null, in a run of date $2: what was found in a later
-- file says nothing of an earlier one.
select correction_id as "correctionId", source, license_number as license, company, column_name as "column",
       from_value as "from", to_value as "to", who, made_at as at, why
  from loader.correction c
 where not exists (select from loader.run r where r.run_id = c.made_run and r.run_date > $2)
   and ($1::text[] is null or source = any ($1)) and stands_since is not null and ended_at is null
 order by correction_id
