-- What changed, by source and kind.
select changed_table as table, source, kind, count(*) as count
  from pg_temp.change
 group by changed_table, source, kind
