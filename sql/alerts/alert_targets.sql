-- The places that alerts go to, by name.
select target_id as "targetId", name, kind, settings, min_severity as "minSeverity", sources, quiet_hours as "quietHours",
       repeat_hours as "repeatHours", allow_private as "allowPrivate", enabled, who, changed_at as at
  from loader.alert_target
 order by name
