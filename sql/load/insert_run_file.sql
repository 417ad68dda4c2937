-- One file of a run, before its records are read; the counts follow.
insert into loader.run_file (run_id, file_number, source, name, sha256, bytes, encoding, encoding_reason, header, mapping,
                             missing_columns, added_columns, fills, delimiter, lines_above, notes, source_sha256, source_version,
                             source_from)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
