-- Licenses whose empty values a later record filled: $1 is a list of {id, own}, where own is what the license has of its own.
update :"load_schema".license l
   set (:license_own) = (select :lf_own from jsonb_populate_record(cast(null as :"load_schema".license), f.own) lf)
  from jsonb_to_recordset($1::jsonb) as f (id integer, own jsonb)
 where l.license_id = f.id
