-- Rejects of the runs $1 whose record holds one of the license numbers $2 or of the companies $3, which are in lower case; newest
-- run first; at most $4.
select run_id as "runId", file_number as "fileNumber", record, line, reason, left(raw, 200000) as raw
  from loader.row_issue i
 where severity = 'reject' and run_id = any ($1)
   and (exists (select from unnest($2::text[]) number where strpos(i.raw, number) > 0)
        or exists (select from unnest($3::text[]) company where strpos(lower(i.raw), company) > 0))
 order by run_id desc, file_number, record
 limit $4
