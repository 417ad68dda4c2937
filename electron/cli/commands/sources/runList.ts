import { LoaderError } from '../../../../shared/errors.ts'
import { openRegistry } from '../../../engine/openRegistry.ts'
import { type KnownSource, knownSources, requireKnown } from '../../../engine/sources/knownSources.ts'
import { sourceShape } from '../../../engine/sources/sourceShape.ts'
import { sourceHistory } from '../../../engine/sources/sourceVersions.ts'
import { type SourcePause, sourcePauses } from '../../../engine/vanished/pauses.ts'
import type { Context } from '../../context.ts'
import { moment, plain } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'

/** `leads sources` */
export async function runSources(context: Context): Promise<undefined> {
  const { output } = context
  const { known, pauses } = await knownHere(context)
  output.document({ sources: known.map((one) => ({ ...listed(one), paused: pausedOf(pauses, one) })) })
  for (const one of known) reportSource(context, one, pausedOf(pauses, one))
  output.print(
    '* A file must have these columns (of several that feed one field, one) and at least half of the others. Case, spaces, punctuation and order of headers do not matter.',
    'Other columns are kept in facility.attributes.',
  )
  return undefined
}

/** `leads sources show ID` */
export async function runShowSource(context: Context, id: string): Promise<undefined> {
  const { known, pauses } = await knownHere(context)
  const one = requireKnown(known, id)
  const paused = pausedOf(pauses, one)
  const { sha256, who, savedAt, why, hides } = one
  context.output.document({ ...listed(one), paused, sha256, who, savedAt, why, hides, file: one.source.file })
  reportSource(context, one, paused)
  const { agency, url, why: note, file, confirmed } = one.source.file
  const lines = [
    agency && `Published by ${agency}`,
    url && `Published at ${url}`,
    note,
    file && `Of the file: ${JSON.stringify(file)}`,
    confirmed === false && 'It was proposed, and nobody confirmed it yet.',
  ]
  for (const line of lines) if (line) context.output.print(plain(line))
  return undefined
}

/** `leads sources history ID` */
export async function runSourceHistory(context: Context, id: string): Promise<undefined> {
  return withEngine(context, async ({ client }) => {
    const { output } = context
    const versions = await sourceHistory(client, id)
    if (versions.length === 0) requireKnown(await knownSources(client), id)
    output.document({ id, versions: versions.map(({ sourceId: _, ...version }) => version) })
    if (versions.length === 0) output.print(`${id} has no versions in the database.`)
    output.table(
      [
        { title: 'Version', align: 'right' },
        { title: 'Saved' },
        { title: 'By' },
        { title: 'Why' },
        { title: '' },
      ],
      versions.map(({ version, savedAt, who, why, sha256 }) => [
        ...[
          String(version),
          savedAt,
          plain(who),
          plain(why ?? ''),
          sha256 === null ? 'removed' : sha256.slice(0, 12),
        ],
      ]),
    )
    return undefined
  })
}

/** Looking needs no database: one that can't be reached is told, and done without. */
/** The sources that can be had without making a database: a notice tells where one can't be reached. */
export async function knownHere({ common, output }: Context) {
  const registry = await openRegistry(common).catch((error: unknown) => {
    if (!(error instanceof LoaderError) || error.exitCode !== 6) throw error
    output.notice(`${error.message} So pauses and the sources of the database are not told.`)
    return null
  })
  try {
    const client = registry?.client ?? null
    return { known: await knownSources(client), pauses: client === null ? [] : await sourcePauses(client) }
  } finally {
    await registry?.close()
  }
}

function pausedOf(pauses: readonly SourcePause[], { source: { id } }: KnownSource) {
  const pause = pauses.find(({ source }) => source === id)
  return pause === undefined ? null : { since: pause.at, who: pause.who, why: pause.why }
}

function listed({ source, from, version }: KnownSource) {
  const { columns, ...head } = sourceShape(source)
  const { agency = null, url = null } = source.file
  return { ...head, agency, url, from, version, columns }
}

function reportSource({ output }: Context, one: KnownSource, paused: ReturnType<typeof pausedOf>): void {
  const { id, state, title, columns } = listed(one)
  const where = one.version === null ? one.from : `${one.from}, version ${one.version}`
  const hides = one.hides.length === 0 ? '' : `; goes before the one of: ${one.hides.join(', ')}`
  output.print(`${output.bold(plain(id))} (${state}): ${plain(title)}  ${output.dim(`${where}${hides}`)}`)
  if (paused !== null)
    output.print(
      `  ${output.yellow('paused')} since ${moment(paused.since)} by ${plain(paused.who)}: ${plain(paused.why)}`,
    )
  output.table(
    [{ title: '  Column' }, { title: 'Also' }, { title: 'Becomes' }, { title: 'Rule' }],
    columns.map(({ name, aliases, chosen, fields, rule, required }) => [
      `  ${plain(name)}${required ? ' *' : ''}`,
      [...(chosen === null ? [] : [`${chosen} (chosen)`]), ...aliases].map(plain).join(', '),
      fields.join(', '),
      plain(rule),
    ]),
  )
  output.print('')
}
