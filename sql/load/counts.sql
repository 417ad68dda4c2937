-- What the candidate holds, to be compared with what was read. $1: facilities with a greater id are of this run.
select (select count(*) from :"load_schema".addresscode) as addresscode,
       (select count(*) from :"load_schema".contact) as contact,
       (select count(*) from :"load_schema".license) as license,
       (select count(*) from :"load_schema".facility) as facility,
       (select count(*) from :"load_schema".facility where facility_id <= $1) as before,
       (select coalesce(jsonb_object_agg(source_file, loaded), '{}')
          from (select source_file, count(*) as loaded from :"load_schema".facility where facility_id > $1 group by 1) f) as files
