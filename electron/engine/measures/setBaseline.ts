import { LoaderError } from '../../../shared/errors.ts'
import sourcesSql from '../../../sql/query/run_sources.sql?raw'
import { transaction } from '../../db/connection/transaction.ts'
import { addEvent } from '../../db/schema/runs.ts'
import type { Engine } from '../engine.ts'
import { requireRun } from '../runs/change/changeRun.ts'
import { wrongState } from '../runs/change/publish.ts'

/** A person's word on a run as an example of what is usual. */
export interface Baseline {
  readonly runId: number
  /** Null: every source of the run. */
  readonly source: string | null
  /** accept: from this run on, what it holds is usual; exclude: nothing is learned from it; default: as for other runs. */
  readonly choice: 'accept' | 'exclude' | 'default'
  readonly why: string
}

/** What is said of a run by each choice. */
export const baselineWords = {
  accept: 'is the new normal',
  exclude: 'is no example of what is usual',
  default: 'counts as other runs do',
} as const satisfies Record<Baseline['choice'], string>

/**
 * Enters whether later runs learn from this one. It counts when it stands published, from the next run on (or when the
 * checks of a later run are run again).
 * @throws LoaderError unknown-run; run-state for a run that can't be published any more; usage
 */
export async function setBaseline(engine: Engine, { runId, source, choice, why }: Baseline): Promise<void> {
  const run = await requireRun(engine, runId)
  if (!['waiting', 'published', 'replaced', 'deleted'].includes(run.status))
    throw wrongState(
      run,
      'taken as an example',
      'Only a run that stands published, or may again, is learned from.',
    )
  const { rows } = await engine.client.query<{ source: string }>(sourcesSql, [runId])
  if (source !== null && !rows.some((row) => row.source === source)) {
    const known = rows.map((row) => row.source).join(', ')
    throw usage(`Run ${runId} has no source '${source.slice(0, 60)}'.`, `Its sources: ${known || 'none'}.`)
  }
  if (why.trim() === '') throw usage('The reason is missing.', 'Say why, for those who look at it later.')
  const { client, who } = engine
  await transaction(client, "Can't enter in the registry what is usual", async () => {
    await client.query(
      'insert into loader.baseline (run_id, source, choice, who, why) values ($1, $2, $3, $4, $5)',
      [runId, source, choice, who, why.trim()],
    )
    // windows look for new events, and people for who has done what
    const of = source === null ? '' : ` for ${source}`
    await addEvent(client, runId, run.status, who, `${baselineWords[choice]}${of}: ${why.trim()}`)
  })
}

function usage(message: string, hint: string): LoaderError {
  return new LoaderError('usage', message, { hint })
}
