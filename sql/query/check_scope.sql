-- The sources of run $1, those that it was added to included: what checks count their rows of.
select source, sum(facilities)::int as facilities, sum(files)::int as files
  from (select source, count(*) as facilities, 0 as files from :"load_schema".facility group by source
         union all
        select source, 0, count(*) from loader.run_file where run_id = $1 group by source) s
 group by source
 order by source
