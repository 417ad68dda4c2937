-- Days from the newest issue date of a source's state to the run date, of all its licenses; a date after the run is a
-- mistake, and no newest one. $1: run.
select s.key, 'newest', 'license.license_issued', '', (r.run_date - n.issued)::float8, null
  from (select issuing_state, max(license_issued) as issued
          from :"load_schema".license
         where license_issued <= (select run_date from loader.run where run_id = $1::int)
         group by issuing_state) n
  join jsonb_each($2::jsonb) s on s.value ->> 'state' = n.issuing_state
  join loader.run r on r.run_id = $1
