-- Records of the runs $1 that are not loaded, whose text is like $2 or has what $3 matches (unless null), newest run
-- first; at most $4. `aside`: a person left it out.
select run_id as "runId", file_number as "fileNumber", record, line, reason, left(raw, 200000) as raw, aside
  from (select run_id, file_number, record, line, reason, raw, false as aside
          from loader.row_issue where severity = 'reject'
        union all
        select run_id, file_number, record, line,
               'set aside by ' || who || ' on ' || to_char(made_at at time zone 'UTC', 'YYYY-MM-DD') || coalesce(': ' || why, ''),
               from_value, true
          from loader.run_edit where kind = 'leave-out') i
 where run_id = any ($1) and (raw ilike $2 or raw ~ $3)
 order by run_id desc, file_number, record
 limit $4
