-- Records of the runs $1 that are not loaded and hold one of the license numbers $2 or of the companies $3, which are in lower
-- case; newest run first; at most $4. `aside`: a person left it out.
select run_id as "runId", file_number as "fileNumber", record, line, reason, left(raw, 200000) as raw, aside
  from (select run_id, file_number, record, line, reason, raw, false as aside
          from loader.row_issue where severity = 'reject'
        union all
        select run_id, file_number, record, line,
               'set aside by ' || who || ' on ' || to_char(made_at at time zone 'UTC', 'YYYY-MM-DD') || coalesce(': ' || why, ''),
               from_value, true
          from loader.run_edit where kind = 'leave-out') i
 where run_id = any ($1)
   and (exists (select from unnest($2::text[]) number where strpos(i.raw, number) > 0)
        or exists (select from unnest($3::text[]) company where strpos(lower(i.raw), company) > 0))
 order by run_id desc, file_number, record
 limit $4
