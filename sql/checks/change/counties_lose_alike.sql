-- Counties that lost at least twice as many of their licenses since the run before as the others did, 4 % more and more than
-- chance makes (Chernoff's bound of a Poisson number: one in 3,000 at most). What ends everywhere at once, as agencies do the
-- work of some weeks in one, speaks of no county. Nothing is learned: it speaks from the second run on.
--! title: No county loses more than the others
--! protects: A county that fades from a list is seen before it is gone
--! family: change
--! of: facility
--! rows are: county, counties
--! columns: addresscode.county
--! warn: from 1 row
--! once: yes
--! found: {told}
--! advice: look whether its records are missing from the file
select c.source, c.category as county, c.gone, c.had, b.value::int as run_before,
       format('%s of %s licenses of %s are gone since run %s (%s %%), of the others %s %%', c.gone, c.had, c.category, b.value,
              round(100 * c.gone / c.had, 1), round(100 * c.gone_of_others / c.others, 1)) as told
  from (select m.source, m.category, m.records::numeric as had, round(m.value * m.records)::numeric as gone,
               (a.records - m.records)::numeric as others,
               round(a.value * a.records)::numeric - round(m.value * m.records)::numeric as gone_of_others
          from loader.measure m
          join loader.measure a on a.run_id = m.run_id and a.source = m.source and a.measure = 'gone_of' and a.category = ''
         where m.run_id = $1 and m.measure = 'gone_of' and m.category <> '') c
  join loader.measure b on b.run_id = $1 and b.source = c.source and b.measure = 'compared_with'
 -- nobody knows how many end where none of the others did: one more than did
 cross join lateral (select c.had * (c.gone_of_others + 1) / (c.others + 1) as expected) e
 where c.others >= c.had and c.gone >= 5 and c.gone >= 2 * e.expected and (c.gone - e.expected) / c.had > 0.04
   and c.gone * ln(c.gone / e.expected) - (c.gone - e.expected) > 8
 order by c.gone - e.expected desc, c.category
