-- Corrections of run $1, which $2 publishes, stand from now on; those of the same cell before them end.
with made as (
  update loader.correction set stands_since = now()
   where made_run = $1 and stands_since is null and ended_at is null
  returning correction_id, source, license_number, company, column_name
)
update loader.correction c
   set ended_at = now(), ended_by = $2, ended_run = $1
  from made m
 where c.source = m.source and c.license_number = m.license_number and c.company is not distinct from m.company
   and c.column_name = m.column_name and c.correction_id <> m.correction_id
   and c.stands_since is not null and c.ended_at is null
