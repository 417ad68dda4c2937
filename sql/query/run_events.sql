-- What happened to run $1: each change of its status, when, by whom and why.
select at, status, who, note from loader.run_event where run_id = $1 order by at
