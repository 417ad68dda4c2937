-- The thresholds that people set: the newest row of each check and source (null: every source).
select distinct on (check_name, source)
       check_name as check, source, coalesce(warn, 'default') as warn, coalesce(error, 'default') as error,
       who, changed_at as at, why
  from loader.threshold
 order by check_name, source, threshold_id desc
