-- Values that could not be understood, by cause, as a share of the records of their source in the date. Phones, emails and hours have
-- checks of their own; what is only odd is not counted.
--! title: Values are understood
--! protects: A column that changed its way of writing does not empty a field unnoticed
--! family: drift
--! of: files
--! measured: share
--! warn: over 2 %
--! error: over 50 %
--! found: {share} of the records ({warnings} of {records}) have a value of one kind that could not be understood: {cause}
--! advice: look at the warnings of that cause
select f.source, i.cause, coalesce(i.warnings, 0) as warnings, f.records,
       coalesce(i.warnings, 0)::float8 / greatest(f.records, 1) as share
  from (select r.source, sum(case when r.run_id = $1 then r.rows_read - r.rows_set_aside else r.rows_loaded end)::bigint as records
          from loader.run_part p
          join loader.run_file r on r.run_id = p.part_id
         where p.run_id = $1
         group by r.source
        having bool_or(r.run_id = $1)) f
  left join (select r.source, i.cause, count(distinct (i.run_id, i.file_number, i.record)) as warnings
               from loader.row_issue i
               join loader.run_file r using (run_id, file_number)
              where i.run_id = any (array(select part_id from loader.run_part where run_id = $1)) and i.severity = 'warning'
                and i.cause not in ('phone_not_understood', 'email_not_understood', 'hours_not_understood',
                                    'date_after_run', 'date_long_ago', 'expiry_long_ago', 'state_differs', 'license_conflict',
                                    'license_number_odd', 'several_license_numbers', 'ends_in_point_zero')
              group by r.source, i.cause) i using (source)
