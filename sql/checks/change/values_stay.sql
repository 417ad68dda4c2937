-- Columns of which most values changed since the run before, among the facilities that hold one in both. Dates that an agency
-- moves on all at once (certificates are renewed at the end of the year) are left out. Nothing is learned: it speaks from the
-- second run on.
--! title: Values stay from week to week
--! protects: A column that was shifted, sorted or replaced does not give every facility the phone of another
--! family: change
--! of: facility
--! measured: share
--! warn: over 30 %
--! error: over 50 %
--! once: yes
--! found: {share} of the facilities have another {column_name} than in run {run_before} ({facilities} compared)
--! advice: look at a few of them in what changed: columns may have moved against each other
select m.source, m.column_name, b.value::int as run_before, m.records as facilities, m.value as share
  from loader.measure m
  join loader.measure b on b.run_id = m.run_id and b.source = m.source and b.measure = 'compared_with'
 where m.run_id = $1 and m.measure = 'changed_values' and m.records >= 20
   and m.column_name not in ('facility.certificate_expiration_date', 'license.license_renewed')
