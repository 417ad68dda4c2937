-- What of the schema each source of run $1 fills; null where its files were loaded before that was kept.
select f.source, case when bool_and(f.fills is not null) then array_agg(distinct u.filled) end as fills
  from loader.run_part p
  join loader.run_file f on f.run_id = p.part_id
  left join lateral unnest(f.fills) u (filled) on true
 where p.run_id = $1
 group by f.source
