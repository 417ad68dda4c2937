-- Columns of dates that a file writes with the day first. Where two different dates and more, and one in a hundred of the
-- values, can only have the day first (31/12/2023, which is no date then) and none only the month, 05/03/2024 was hardly
-- meant to be 3 May. Which dates could not be read stands among the run's warnings.
--! title: Dates have the month first
--! protects: Days are right: read the other way round they are wrong without a word
--! family: format
--! of: files
--! error: from 1 row
--! found: {column_name} of {file} seems to have the day first: {records} of {values} dates, such as {example}, can have nothing else, and none must have the month first
--! advice: say dayFirst in the source, and load the file again
with odd as materialized (
  select r.source, r.name as file, i.column_name, i.field,
         count(*) as records, count(distinct d.day) as days, min(d.day) as example
    from loader.row_issue i
    join loader.run_file r using (run_id, file_number)
   cross join lateral (
         select substring(i.value from '(?:^|[^0-9/])((?:1[3-9]|2[0-9]|3[01])/(?:0?[1-9]|1[0-2])/(?:[0-9]{4}|[0-9]{2}))(?![0-9/])') as day) d
   where i.run_id = any (array(select part_id from loader.run_part where run_id = $1))
     and i.severity = 'warning' and i.cause = 'date_not_understood' and d.day is not null
   group by 1, 2, 3, 4
  having count(distinct d.day) >= 2)
select o.source, o.file, o.column_name, o.records::int as records, (o.records + read.values)::int as values, o.example
  from odd o
 cross join lateral (
       select count(v.value) as values, count(*) filter (where extract(day from v.value) > 12) as month_first
         from :"load_schema".facility f
         join :"load_schema".license l using (license_id)
        cross join lateral (select case o.field when 'license.license_issued' then l.license_issued
                                                when 'license.license_renewed' then l.license_renewed
                                                when 'facility.certificate_expiration_date' then f.certificate_expiration_date
                                    end) v (value)
        where f.source = o.source and f.source_file = o.file) read
 where read.month_first = 0 and o.records * 100 >= o.records + read.values
