-- Corrections that run $1, which $2 publishes, met where its file says something else than the old value.
update loader.correction c
   set ended_at = now(), ended_by = $2, ended_run = $1, says = e.says
  from loader.run_edit e
 where e.run_id = $1 and e.correction_id = c.correction_id and e.says is not null and c.ended_at is null
