-- Rejects and warnings of each source by cause, as shares of the records that were read: a record with two counts once.
-- $1: run.
select f.source, case i.severity when 'reject' then 'rejected' else 'warnings' end, '', i.cause,
       count(*)::float8 / max(r.records), max(r.records)
  from (select distinct run_id, file_number, record, severity, cause from loader.row_issue where run_id = $1) i
  join loader.run_file f using (run_id, file_number)
  join (select source, sum(rows_read) as records from loader.run_file where run_id = $1 group by source having sum(rows_read) > 0) r
    using (source)
 group by f.source, i.severity, i.cause
