import { count } from '../../../../shared/count.ts'
import { LoaderError } from '../../../../shared/errors.ts'
import type { Run } from '../../../../shared/run.ts'
import type { Client } from '../../../db/connection/connect.ts'
import { tryLockDate } from '../../../db/connection/locks.ts'
import { datedName } from '../../../db/schema/runs.ts'
import { schemaOwner } from '../../../db/schema/schemas.ts'
import { publishedRun } from '../../runs/findRuns.ts'
import { requireTables } from '../../runs/tablesOf.ts'
import type { LoadRequest } from '../loadRequest.ts'
import { dateHolder, saidOf } from './dateHolder.ts'

/**
 * Takes the date's lock for this connection; who comes second is told at once, by whom.
 * @throws LoaderError date-busy
 */
export async function requireDateLock(control: Client, date: string): Promise<void> {
  if (await tryLockDate(control, date)) return
  const holder = await dateHolder(control, date)
  const what = holder?.what === 'change' ? `${date} is being changed` : `Another load of ${date} is under way`
  throw new LoaderError('date-busy', `${what}: ${holder === null ? 'it has just ended' : saidOf(holder)}.`, {
    hint: 'Nothing was changed. Wait until it ends, look at "leads runs", and try again if needed.',
  })
}

/**
 * The run that stands published for the date, if the request may meet one.
 * @throws LoaderError date-taken; run-state when the run to be added to has lost tables
 */
export async function requireFreeDate(
  control: Client,
  { date, mode }: LoadRequest,
): Promise<Run | undefined> {
  const published = await publishedRun(control, date)
  if (published !== undefined && mode === 'new') {
    const rows = count(published.rowsLoaded + published.rowsBefore)
    throw new LoaderError(
      'date-taken',
      `${date} has a published run: ${published.runId}, ${rows} facilities, by ${published.statusChangedBy}.`,
      {
        hint: 'Use --replace to put the new run in its place (the old one can be restored), or --add to join it.',
      },
    )
  }
  if (published === undefined) await requireNoStranger(control, date)
  // its records are copied
  else if (mode === 'add') await requireTables(control, published)
  return published
}

/** A schema of the date's name that no run made is somebody else's: it is never renamed or dropped. */
export async function requireNoStranger(control: Client, date: string): Promise<void> {
  if ((await schemaOwner(control, datedName(date))) === null) return
  throw new LoaderError(
    'date-taken',
    `A schema ${datedName(date)} is there that no run of this registry made.`,
    {
      hint: 'Nothing was changed. Rename that schema, or use another database.',
    },
  )
}
