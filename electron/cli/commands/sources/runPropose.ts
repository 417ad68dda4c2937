import { basename } from 'node:path'
import { count, counted } from '../../../../shared/count.ts'
import { proposeSource } from '../../../engine/sources/proposeSource.ts'
import type { Context } from '../../context.ts'
import { plain } from '../../output/text.ts'
import type { ProposeOptions } from './options.ts'
import { writeNew } from './runChange.ts'
import { knownHere } from './runList.ts'

/** `leads sources propose FILE` */
export async function runProposeSource(
  context: Context,
  path: string,
  { state, out }: ProposeOptions,
): Promise<undefined> {
  const { output, signal } = context
  const { known } = await knownHere(context)
  const { proposal, text, records, isWhole, notes } = await proposeSource(path, {
    sources: known.map(({ source }) => source),
    state,
    signal,
  })
  if (out !== undefined) await writeNew(out, text)
  output.document(proposal)
  const { id, rules, unmapped, questions } = proposal
  output.print(
    `${plain(basename(path))}: ${id}, proposed from ${isWhole ? counted(records, 'record') : `${count(records)} records of all its parts`}`,
  )
  for (const note of notes) output.print(plain(note))
  output.print('')
  for (const rule of rules) {
    const from = rule.columns.length === 0 ? 'no column' : rule.columns.map(plain).join(' + ')
    const sure = rule.sure ? output.green('sure') : 'not sure'
    output.print(
      `${from} → ${rule.targets.join(', ')}  (${rule.rule}, ${Math.round(rule.confidence * 100)} %, ${sure})`,
      `  ${plain(rule.reason)}`,
      ...rule.samples.map(({ before, after }) => `  ${plain(before)} → ${plain(after)}`),
    )
  }
  if (unmapped.length > 0) output.print('', 'Columns that no rule reads:')
  output.print(...unmapped.map(({ column, reason }) => `  ${plain(column)}: ${plain(reason)}`))
  if (questions.length > 0) output.print('', 'To be answered, what matters most first:')
  for (const { target, candidates } of questions)
    output.print(`  ${target}: ${candidates.length === 0 ? 'no column' : candidates.map(plain).join(' or ')}`)
  output.print(
    '',
    out === undefined
      ? `Write it to a file with --out ${id}.json, look it through, and load with --sources DIR or add it.`
      : `The source is written to ${plain(out)}. Check it with: leads sources check ${plain(out)} --file ${plain(path)}`,
  )
  return undefined
}
