-- Licenses whose empty values a later record filled: $1 is a list of {id, status, type, issued, renewed, licensee}.
update :"load_schema".license l
   set license_status = f.status, license_type = f.type, license_issued = f.issued, license_renewed = f.renewed,
       licensee_name = f.licensee
  from jsonb_to_recordset($1::jsonb) as f(id integer, status text, type text, issued date, renewed date, licensee text)
 where l.license_id = f.id
