import { LoaderError } from '../../../shared/errors.ts'
import pausesSql from '../../../sql/query/source_pauses.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { transaction } from '../../db/connection/transaction.ts'
import type { Engine } from '../engine.ts'
import { knownSources } from '../sources/knownSources.ts'

/** A source that stopped or comes less often: no run is asked for it. `at` is ISO 8601 in UTC. */
export interface SourcePause {
  readonly source: string
  readonly at: string
  readonly who: string
  readonly why: string
}

/** Those that last now. A registry that is only looked at may be older than pauses. */
export async function sourcePauses(client: Client): Promise<SourcePause[]> {
  const known = `select to_regclass('loader.source_pause') is not null as known`
  if (!(await client.query<{ known: boolean }>(known)).rows[0]?.known) return []
  return (await client.query<SourcePause>(pausesSql)).rows
}

/** Pauses a source or asks for it again. @throws LoaderError usage */
export async function setPaused(engine: Engine, source: string, paused: boolean, why: string): Promise<void> {
  await requireKnownSources(engine.client, [source])
  if (why.trim() === '')
    throw new LoaderError('usage', 'The reason is missing.', {
      hint: 'Say why with --reason, for those who look at it later.',
    })
  await transaction(engine.client, "Can't enter the pause in the registry", async () => {
    await engine.client.query('lock table loader.source_pause in share row exclusive mode')
    const standing = (await sourcePauses(engine.client)).find((one) => one.source === source)
    if ((standing !== undefined) === paused) throw alreadySo(source, standing)
    await engine.client.query(
      'insert into loader.source_pause (source, paused, who, why) values ($1, $2, $3, $4)',
      [source, paused, engine.who, why.trim()],
    )
  })
}

function alreadySo(source: string, standing: SourcePause | undefined): LoaderError {
  return standing === undefined
    ? new LoaderError('usage', `${source} is not paused.`, { hint: 'There is nothing to resume.' })
    : new LoaderError('usage', `${source} is paused already, by ${standing.who}: ${standing.why}`, {
        hint: `Ask for it again with leads sources resume ${source}.`,
      })
}

/** A source that is known, or one that a run once had. @throws LoaderError usage */
export async function requireKnownSources(client: Client, wanted: readonly string[]): Promise<void> {
  const sources = (await knownSources(client)).map(({ source }) => source)
  const unknown = wanted.filter((id) => !sources.some((source) => source.id === id))
  if (unknown.length === 0) return
  const { rows } = await client.query<{ source: string }>(
    'select distinct source from loader.run_file where source = any ($1)',
    [unknown],
  )
  const stray = unknown.find((id) => !rows.some(({ source }) => source === id))
  if (stray === undefined) return
  throw new LoaderError('usage', `There is no source '${stray.slice(0, 60)}'.`, {
    hint: `Sources: ${sources.map(({ id }) => id).join(', ')}.`,
  })
}
