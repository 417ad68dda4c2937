-- Corrections that run $1 asks for: they take effect when it is published.
insert into loader.correction (source, license_number, company, column_name, from_value, to_value, why, who, made_at, made_run)
select c.source, c.license, c.company, c."column", c."from", c."to", c.why, c.who, c.at, $1
  from jsonb_to_recordset($2) as c(source text, license text, company text, "column" text, "from" text, "to" text,
       why text, who text, at timestamptz)
