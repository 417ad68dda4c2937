import { LoaderError } from '../../../../shared/errors.ts'
import type { Run } from '../../../../shared/run.ts'
import type { LostSource } from '../../../../shared/window/runs.ts'
import type { Client } from '../../../db/connection/connect.ts'
import { connect, disconnect } from '../../../db/connection/connect.ts'
import { databaseError } from '../../../db/connection/errors.ts'
import { transaction } from '../../../db/connection/transaction.ts'
import { datedName, reachedStatus, setStatus } from '../../../db/schema/runs.ts'
import { dropSchema, openToReaders, outsideDependents, renameSchema } from '../../../db/schema/schemas.ts'
import type { Engine } from '../../engine.ts'
import { faultPoint } from '../../faultPoint.ts'
import { requireDateLock, requireNoStranger } from '../../load/date/requestedDate.ts'
import { purgeTrash } from '../../sweep.ts'
import { requireKnownSources } from '../../vanished/pauses.ts'
import { lostByDelete, lostText } from '../../vanished/vanishedSources.ts'
import { findRun, publishedRun } from '../findRuns.ts'
import { requireTables } from '../tablesOf.ts'
import { changedRun } from './changedRun.ts'
import {
  closeTrash,
  lockedRun,
  type PublishOptions,
  publishRun,
  toTrash,
  unknownRun,
  wrongState,
} from './publish.ts'

/** What a change of a run did: the run as it is now, and what a person should know. */
export interface Changed {
  readonly run: Run
  readonly notices: readonly string[]
}

/**
 * Publishes a run that waits.
 * @throws LoaderError confirmation-needed where a check failed and no reason is given, or a source is missing and nobody said that
 *   it is meant
 */
export async function publish(
  engine: Engine,
  runId: number,
  options: Omit<PublishOptions, 'basedOn' | 'always'> = {},
): Promise<Changed> {
  await requireKnownSources(engine.client, options.without ?? [])
  const run = await requireRun(engine, runId)
  if (run.status !== 'waiting') throw wrongState(run, 'published', 'Only a run that waits can be published.')
  return withDate(engine, run, 'published', async (control) =>
    publishRun(engine, control, runId, { ...options, basedOn: run.baseRunId }),
  )
}

/** Drops the candidate of a run that waits. */
export async function discard(engine: Engine, runId: number): Promise<Changed> {
  const run = await requireRun(engine, runId)
  if (run.status !== 'waiting') throw wrongState(run, 'discarded', 'Only a run that waits can be discarded.')
  return withDate(engine, run, 'discarded', async (control, happened) => {
    const discarding = async () => {
      const locked = await lockedRun(control, runId)
      if (locked.status !== 'waiting') throw wrongState(locked, 'discarded', 'Somebody else was quicker.')
      await dropSchema(control, locked.schema as string)
      await setStatus(control, runId, { status: 'discarded', who: engine.who, schema: null })
      await faultPoint('in-discard')
    }
    await transaction(control, `Can't discard run ${runId}`, discarding, happened)
    return []
  })
}

/** What deleting a run would take from its readers: shown before it is confirmed. */
export interface DeletePlan {
  readonly run: Run
  readonly schema: string
  readonly tableRows: Record<string, number>
  /** Views and tables outside that would then show a deleted run. */
  readonly dependents: readonly string[]
  /** Sources that readers of the newest date lose. */
  readonly lost: readonly LostSource[]
}

/** By run number, or the run published for a date. */
export async function planDelete(
  engine: Engine,
  wanted: { runId: number } | { date: string },
): Promise<DeletePlan> {
  const run =
    'runId' in wanted
      ? await requireRun(engine, wanted.runId)
      : await publishedRun(engine.client, wanted.date)
  if (run === undefined) {
    const date = 'date' in wanted ? wanted.date : ''
    throw new LoaderError('unknown-run', `${date} has no published run.`, { hint: 'See "leads runs".' })
  }
  if (run.status !== 'published') {
    const hint =
      run.status === 'waiting'
        ? `It was never published: use "leads discard ${run.runId}".`
        : 'Only a published run can be deleted.'
    throw wrongState(run, 'deleted', hint)
  }
  const schema = datedName(run.date)
  return {
    run,
    schema,
    tableRows: run.tableRows,
    dependents: await outsideDependents(engine.client, schema),
    lost: await lostByDelete(engine.client, run.runId),
  }
}

/** Takes a published run from its readers; it can be restored for 30 days. */
export async function deleteRun(engine: Engine, runId: number): Promise<Changed> {
  const { run, lost } = await planDelete(engine, { runId })
  return withDate(engine, run, 'deleted', async (control, happened) => {
    const purged = await purgeTrash(control, engine.who)
    let dependents: string[] = []
    const deleting = async () => {
      const locked = await lockedRun(control, runId)
      if (locked.status !== 'published') throw wrongState(locked, 'deleted', 'Somebody else was quicker.')
      dependents = await outsideDependents(control, datedName(run.date))
      await toTrash(control, engine, locked, 'deleted')
      await closeTrash(control, locked)
      await faultPoint('in-delete')
    }
    await transaction(control, `Can't delete run ${runId}`, deleting, happened)
    const shows = dependents.length === 1 ? 'shows' : 'show'
    const still = dependents.length === 0 ? [] : [`${dependents.join(', ')} still ${shows} the deleted run.`]
    const losing = lostText(lost)
    return [...purged, ...(losing === null ? [] : [losing]), ...still]
  })
}

/** Gives a deleted or replaced run its date back; a run that stands there goes to the trash, if `replace` says so. */
export async function restore(engine: Engine, runId: number, replace: boolean): Promise<Changed> {
  const run = await requireRun(engine, runId)
  requireTrashed(run)
  return withDate(engine, run, 'published', async (control, happened) => {
    const restoring = async () => {
      const locked = await lockedRun(control, runId)
      requireTrashed(locked)
      await requireTables(control, locked)
      const standing = await publishedRun(control, run.date)
      const dated = datedName(run.date)
      if (standing !== undefined && !replace) {
        throw new LoaderError(
          'date-taken',
          `${run.date} has a published run: ${standing.runId}, by ${standing.statusChangedBy}.`,
          {
            hint: `Use --replace to put run ${runId} in its place; run ${standing.runId} can then be restored.`,
          },
        )
      }
      if (standing === undefined) await requireNoStranger(control, run.date)
      else {
        await toTrash(control, engine, standing, 'replaced', `by restoring run ${runId}`)
        await closeTrash(control, standing)
      }
      await renameSchema(control, locked.schema as string, dated)
      await openToReaders(control, dated)
      await setStatus(control, runId, {
        status: 'published',
        who: engine.who,
        schema: dated,
        note: 'restored',
      })
      await faultPoint('in-restore')
    }
    await transaction(control, `Can't restore run ${runId}`, restoring, happened)
    return []
  })
}

function requireTrashed(run: Run): void {
  const trashed = run.status === 'deleted' || run.status === 'replaced'
  if (trashed && run.schema !== null) return
  const hint =
    run.status === 'purged' || trashed
      ? 'Its tables are gone: load its files again.'
      : 'Only a deleted or replaced run can be restored.'
  throw wrongState(run, 'restored', hint)
}

export async function requireRun(engine: Engine, runId: number): Promise<Run> {
  const run = await findRun(engine.client, runId)
  if (run === undefined) throw unknownRun(runId)
  return run
}

/**
 * Does the work on a connection that holds the date's lock. `happened` tells whether the run has come to `status`, for a
 * COMMIT whose answer was lost.
 */
async function withDate(
  engine: Engine,
  run: Run,
  status: Run['status'],
  work: (control: Client, happened: () => Promise<boolean>) => Promise<string[]>,
): Promise<Changed> {
  const { connection } = engine.target
  const control = await connect(connection, `leads-loader change of ${run.date} by ${engine.who}`)
  try {
    await requireDateLock(control, run.date)
    const notices = await work(control, () => reachedStatus(connection, run.runId, status))
    return { run: await changedRun(engine, control, run, status), notices }
  } catch (error) {
    throw databaseError(error, `Can't change run ${run.runId}`)
  } finally {
    await disconnect(control)
  }
}
