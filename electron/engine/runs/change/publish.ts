import { LoaderError } from '../../../../shared/errors.ts'
import type { Run } from '../../../../shared/run.ts'
import type { Client } from '../../../db/connection/connect.ts'
import { databaseError } from '../../../db/connection/errors.ts'
import { transaction } from '../../../db/connection/transaction.ts'
import { datedName, reachedStatus, setStatus, trashName } from '../../../db/schema/runs.ts'
import {
  closeToReaders,
  copyGrants,
  grantReader,
  outsideDependents,
  renameSchema,
  schemaOwner,
} from '../../../db/schema/schemas.ts'
import { enterAlerts } from '../../alerts/queue/queue.ts'
import { publishCorrections } from '../../edits/corrections.ts'
import type { Engine } from '../../engine.ts'
import { faultPoint } from '../../faultPoint.ts'
import { requireNoStranger } from '../../load/date/requestedDate.ts'
import { findRun, publishedRun } from '../findRuns.ts'
import { requireTables } from '../tablesOf.ts'
import { type Consent, consentTo } from './consent.ts'

export interface PublishOptions extends Consent {
  /** A role that may read the published schema; else whoever could read the one it replaces. */
  readonly reader?: string | undefined
  /** The run that stood published when this one was staged. */
  readonly basedOn: number | null
}

/**
 * One short transaction: what stands under the date's name goes to the trash, the candidate takes the name, grants
 * and registry follow. `control` holds the date's lock. Nothing is dropped.
 *
 * @returns what a person should know, a sentence each.
 * @throws LoaderError date-changed when another run was published since staging.
 */
export async function publishRun(
  engine: Engine,
  control: Client,
  runId: number,
  options: PublishOptions,
): Promise<string[]> {
  const notices: string[] = []
  const publishing = async () => {
    const run = await lockedRun(control, runId)
    if (run.status !== 'waiting')
      throw wrongState(run, 'published', 'Only a run that waits can be published.')
    await requireTables(control, run)
    const standing = await publishedRun(control, run.date)
    if ((standing?.runId ?? null) !== options.basedOn) throw dateChanged(run, standing)
    const { note, said } = await consentTo(control, run, options)
    notices.push(...said)
    const dated = datedName(run.date)
    if (standing !== undefined) {
      notices.push(...(await noticeDependents(control, dated, standing)))
      await toTrash(control, engine, standing, 'replaced', `by run ${runId}`)
    } else {
      await requireNoStranger(control, run.date)
    }
    await renameSchema(control, run.schema as string, dated)
    if (options.reader !== undefined) await grantReader(control, dated, options.reader)
    else if (standing !== undefined) await copyGrants(control, trashName(standing.runId), dated)
    if (standing !== undefined) await closeTrash(control, standing)
    await setStatus(control, runId, {
      ...{ status: 'published', who: engine.who, schema: dated },
      ...(note !== null && { note }),
    })
    await publishCorrections(control, engine.who, runId)
    await enterAlerts(control, engine, runId)
    await faultPoint('in-publish')
  }
  await transaction(control, `Can't publish run ${runId}`, publishing, async () => {
    if (!(await reachedStatus(engine.target.connection, runId, 'published'))) return false
    notices.push('The connection was lost while publishing, but the run is published.')
    return true
  })
  await faultPoint('after-publish')
  return notices
}

/**
 * The published schema of a date leaves its name, and can be restored for 30 days. One that somebody dropped by hand
 * must not block its date for ever: then there is nothing to restore.
 */
export async function toTrash(
  client: Client,
  engine: Engine,
  run: Run,
  status: 'replaced' | 'deleted',
  note?: string,
): Promise<void> {
  const dated = datedName(run.date)
  const there = (await schemaOwner(client, dated)) !== null
  const schema = there ? trashName(run.runId) : null
  if (schema !== null) await renameSchema(client, dated, schema)
  const notes = [note, there ? undefined : 'its schema had been dropped by hand']
  const said = notes.filter((part) => part !== undefined).join('; ')
  await setStatus(client, run.runId, { status, who: engine.who, schema, ...(said !== '' && { note: said }) })
}

/** Once its readers' rights were copied, if they are. */
export async function closeTrash(client: Client, { runId }: Run): Promise<void> {
  const trash = trashName(runId)
  if ((await schemaOwner(client, trash)) !== null) await closeToReaders(client, trash)
}

async function noticeDependents(client: Client, dated: string, standing: Run): Promise<string[]> {
  const dependents = await outsideDependents(client, dated)
  if (dependents.length === 0) return []
  return [
    `${dependents.join(', ')} ${dependents.length === 1 ? 'shows' : 'show'} run ${standing.runId}, which was replaced; define ${dependents.length === 1 ? 'it' : 'them'} anew to show the new run.`,
  ]
}

/** The run's row, locked: nobody else changes its status until the transaction ends. */
export async function lockedRun(client: Client, runId: number): Promise<Run> {
  await client
    .query('select from loader.run where run_id = $1 for update', [runId])
    .catch((error: unknown) => {
      throw databaseError(error, `Can't lock run ${runId}`)
    })
  const run = await findRun(client, runId)
  if (run === undefined) throw unknownRun(runId)
  return run
}

export function unknownRun(runId: number): LoaderError {
  return new LoaderError('unknown-run', `There is no run ${runId}.`, { hint: 'See "leads runs".' })
}

export function wrongState(run: Run, participle: string, hint: string): LoaderError {
  return new LoaderError(
    'run-state',
    `Run ${run.runId} of ${run.date} is ${run.status}: it can't be ${participle}.`,
    {
      hint,
      runId: run.runId,
    },
  )
}

function dateChanged(run: Run, standing: Run | undefined): LoaderError {
  const what =
    standing === undefined
      ? `the run that stood published for ${run.date} is no longer there`
      : `run ${standing.runId} was published for ${run.date} by ${standing.statusChangedBy} at ${minuteOf(standing.statusChangedAt)}`
  return new LoaderError('date-changed', `Since run ${run.runId} was staged, ${what}.`, {
    hint: `Nothing was changed. Look at both, then discard run ${run.runId} and load its files again, to replace or to add.`,
    runId: run.runId,
  })
}

/** 2026-11-22T10:00:00.5Z → 2026-11-22 10:00 UTC */
function minuteOf(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' ')} UTC`
}
