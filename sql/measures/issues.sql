-- Rejects and warnings of each source by cause, as shares of the records that were read: a record with two counts once. Of a
-- run that others were added to, those of all its parts: else mended rejects would make a week without rejects usual.
-- $1: run.
select f.source, case i.severity when 'reject' then 'rejected' else 'warnings' end, '', i.cause,
       count(*)::float8 / max(r.records), max(r.records)
  from (select distinct run_id, file_number, record, severity, cause from loader.row_issue
         where run_id = any (array(select part_id from loader.run_part where run_id = $1))) i
  join loader.run_file f using (run_id, file_number)
  join (select g.source, sum(g.rows_read - g.rows_set_aside) as records
          from loader.run_part p join loader.run_file g on g.run_id = p.part_id
         where p.run_id = $1
         group by g.source having sum(g.rows_read - g.rows_set_aside) > 0) r using (source)
 group by f.source, i.severity, i.cause
