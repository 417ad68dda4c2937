-- How the records of file $2 of run $1 lie on its lines.
select record_lines as lines from loader.run_file where run_id = $1 and file_number = $2
