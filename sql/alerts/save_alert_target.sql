-- Makes a target ($1 null) or changes one; gives its number, or no row where there is none to change.
with changed as (
  update loader.alert_target
     set name = $2, kind = $3, settings = $4, min_severity = $5, sources = $6, quiet_hours = $7, allow_private = $8,
         enabled = $9, who = $10, changed_at = clock_timestamp(), why = $11, repeat_hours = $12
   where target_id = $1
  returning target_id
), made as (
  insert into loader.alert_target
         (name, kind, settings, min_severity, sources, quiet_hours, allow_private, enabled, who, why, repeat_hours)
  select $2, $3, $4::jsonb, $5, $6::text[], $7::jsonb, $8::boolean, $9::boolean, $10, $11, $12::integer
   where $1::integer is null
  returning target_id
)
select target_id as "targetId" from changed union all select target_id from made
