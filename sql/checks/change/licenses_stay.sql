-- Licenses of the run before that are gone, as a share, a week. Nothing is learned: it speaks from the second run on.
--! title: Licenses stay from week to week
--! protects: Half a file, an old one, or one whose license numbers were written anew does not take the place of a whole one
--! family: change
--! of: source
--! measured: share
--! warn: over 15 %
--! error: over 30 %
--! once: yes
--! found: {share} of the licenses of run {run_before} are gone, a week
--! advice: look whether the file is complete, and whether it writes license numbers as before
select m.source, b.value::int as run_before, m.value as share
  from loader.measure m
  join loader.measure b on b.run_id = m.run_id and b.source = m.source and b.measure = 'compared_with'
 -- of fewer than 20 one is much
 where m.run_id = $1 and m.measure = 'gone' and m.records >= 20
