import { LoaderError } from '../../../../shared/errors.ts'
import { knownSources } from '../../../engine/files/knownSources.ts'
import { openRegistry } from '../../../engine/openRegistry.ts'
import { type SourcePause, setPaused, sourcePauses } from '../../../engine/vanished/pauses.ts'
import type { Context } from '../../context.ts'
import { moment, plain } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'
import type { PauseOptions } from './options.ts'

/** `leads sources` */
export async function runSources(context: Context): Promise<undefined> {
  const { output } = context
  const pauses = await pausesIfThere(context)
  const pausedOf = (id: string) => {
    const pause = pauses.find(({ source }) => source === id)
    return pause === undefined ? null : { since: pause.at, who: pause.who, why: pause.why }
  }
  output.document({
    sources: knownSources.map((source) => ({ ...source, paused: pausedOf(source.id) })),
  })
  for (const { id, state, title, columns } of knownSources) {
    const paused = pausedOf(id)
    output.print(`${output.bold(id)} (${state}): ${title}`)
    if (paused !== null)
      output.print(
        `  ${output.yellow('paused')} since ${moment(paused.since)} by ${plain(paused.who)}: ${plain(paused.why)}`,
      )
    output.table(
      [{ title: '  Column' }, { title: 'Also' }, { title: 'Becomes' }, { title: 'Rule' }],
      columns.map(({ name, aliases, fields, rule, required }) => [
        `  ${name}${required ? ' *' : ''}`,
        aliases.join(', '),
        fields.join(', '),
        rule,
      ]),
    )
    output.print('')
  }
  output.print(
    '* A file must have these two columns and at least half of the others. Case, spaces, punctuation and order of headers do not matter.',
    'Other columns are kept in facility.attributes.',
  )
  return undefined
}

/** The layouts are known without a database: one that can't be reached is told, and done without. */
async function pausesIfThere({ common, output }: Context): Promise<SourcePause[]> {
  try {
    const registry = await openRegistry(common)
    if (registry === null) return []
    try {
      return await sourcePauses(registry.client)
    } finally {
      await registry.close()
    }
  } catch (error) {
    if (!(error instanceof LoaderError) || error.exitCode !== 6) throw error
    output.notice(`${error.message} So pauses are not told.`)
    return []
  }
}

/** `leads sources pause ID` and `leads sources resume ID` */
export async function runPause(
  context: Context,
  source: string,
  paused: boolean,
  { reason = '' }: PauseOptions,
): Promise<undefined> {
  return withEngine(context, async (engine) => {
    await setPaused(engine, source, paused, reason)
    context.output.document({ source, paused })
    context.output.print(
      paused
        ? `${source} is paused: runs without it are in order. Ask for it again with leads sources resume ${source}.`
        : `${source} is asked for again: a run without it fails a check.`,
    )
    return undefined
  })
}
