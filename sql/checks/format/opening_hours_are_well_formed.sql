-- Schedules are OpenStreetMap opening_hours as the loader writes them; hours of the files that could not be understood count too.
--! title: Opening hours are well formed
--! protects: Programs can tell who is open when
--! family: format
--! of: facility
--! columns: facility.schedule
--! warn: over 1 %
--! error: over 50 %
--! found: have opening hours that can't be read
--! advice: look how the file writes its hours
select source, facility_id, source_file, source_record, company, schedule
  from :"load_schema".facility
 where schedule in (
         -- many keep the same hours: each are looked at once
         select schedule from (select schedule from :"load_schema".facility group by schedule offset 0) hours
          where schedule !~ '^((Mo|Tu|We|Th|Fr|Sa|Su)(-(Mo|Tu|We|Th|Fr|Sa|Su))? (unknown|[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9](,[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9])*)(; |$))+$')
union all
select r.source, null, r.name, i.record, null, i.value
  from loader.row_issue i
  join loader.run_file r using (run_id, file_number)
 where i.run_id = any (array(select part_id from loader.run_part where run_id = $1)) and i.cause = 'hours_not_understood'
