-- The files of run $1 in the order given.
select file_number as number, source, source_sha256 as "sourceSha256", source_version as "sourceVersion", source_from as "sourceFrom", name, sha256, bytes, encoding, encoding_reason as "encodingReason", header, mapping,
       missing_columns as "missingColumns", added_columns as "addedColumns", fills, rows_read as "rowsRead",
       rows_loaded as "rowsLoaded", rows_rejected as "rowsRejected",
       rows_set_aside as "rowsSetAside", set_aside as "setAside", rows_blank as "rowsBlank", warnings,
       coalesce(delimiter, ',') as delimiter, lines_above as "linesAbove", notes
  from loader.run_file
 where run_id = $1
 order by file_number
