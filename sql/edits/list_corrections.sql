-- Corrections of source $1, of all where that is null; newest first.
select correction_id as "correctionId", source, license_number as license, company, column_name as "column",
       from_value as "from", to_value as "to", who, made_at as at, why,
       case when ended_at is not null
            then jsonb_build_object('at', to_char(ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                                    'who', ended_by, 'runId', ended_run, 'says', says) end as ended
  from loader.correction
 where stands_since is not null and ($1::text is null or source = $1)
 order by correction_id desc
