import { type ErrorCode, LoaderError } from '../../shared/errors.ts'
import type { Run } from '../../shared/run.ts'
import type { Client } from '../db/connection/connect.ts'
import { databaseError } from '../db/connection/errors.ts'
import { tryLockRun, unlockRun } from '../db/connection/locks.ts'
import { transaction } from '../db/connection/transaction.ts'
import { setStatus } from '../db/schema/runs.ts'
import { dropSchema, outsideDependents } from '../db/schema/schemas.ts'
import { endedFromOutside } from './endedFromOutside.ts'
import { faultPoint } from './faultPoint.ts'
import { pruneOutbox } from './outbox/pruneOutbox.ts'
import { findRun } from './runs/findRuns.ts'

/** Deleted and replaced runs can be restored for so long. */
export const trashDays = 30

/** Nothing more can be asked then. Why else a schema has to stay is said, and no reason for a command not to do its own work. */
const endsAll: readonly ErrorCode[] = ['database-lost', 'database-unreachable', 'database-no-space']

/**
 * Cleans up after loads that were killed: `running` runs whose lock nobody holds. Their candidates are dropped, by
 * the exact name in the registry; nothing else is touched.
 *
 * @returns a sentence for each.
 */
export async function sweep(client: Client, who: string): Promise<string[]> {
  const said: string[] = []
  const { rows } = await client.query<{ run_id: number }>(
    `select run_id from loader.run where status = 'running' order by run_id`,
  )
  for (const { run_id } of rows) {
    if (!(await tryLockRun(client, run_id))) continue
    try {
      if (await isAtWork(client, run_id)) continue
      const swept = await orWhyNot(
        `Run ${run_id}, which was ended from outside, can't be cleaned up now`,
        () => sweepRun(client, run_id, who),
      )
      if (swept !== null) said.push(swept)
    } finally {
      await unlockRun(client, run_id)
    }
  }
  return said
}

/** A session that was killed shows for a moment more. */
const shownFor = 2000

/**
 * A lock that nobody seems to hold may be one that a pooler lost, or whose connection alone was ended: as long as another
 * connection of the run is at work, so is the run.
 */
async function isAtWork(client: Client, runId: number): Promise<boolean> {
  const start = performance.now()
  for (;;) {
    const { rows } = await client.query(
      `select from pg_stat_activity where datname = current_database() and application_name like $1 limit 1`,
      [`leads-loader run ${runId} %`],
    )
    if (rows.length === 0) return false
    if (performance.now() - start > shownFor) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function sweepRun(client: Client, runId: number, who: string): Promise<string | null> {
  return transaction(client, `Can't clean up run ${runId}`, async () => {
    const run = await lockedRun(client, runId)
    if (run?.status !== 'running') return null // it ended while we looked
    if (run.schema !== null) await dropSchema(client, run.schema)
    await client.query('delete from loader.own_license_values where run_id = $1', [runId])
    await client.query('delete from loader.row_issue where run_id = $1', [runId])
    await setStatus(client, runId, {
      status: 'failed',
      who,
      schema: null,
      error: {
        code: 'internal',
        message: endedFromOutside,
      },
    })
    return `Cleaned up run ${runId} of ${run.date}, which was ended from outside; earlier runs are as they were.`
  })
}

/**
 * Drops what has been in the trash for 30 days by the server's clock, and what is old of the log of deliveries. A schema that
 * other objects depend on, or that somebody reads right now, stays, and is named.
 *
 * @returns a sentence for each.
 */
export async function purgeTrash(client: Client, who: string): Promise<string[]> {
  const said: string[] = []
  const { rows } = await client.query<{ run_id: number }>(
    `select run_id from loader.run
      where status in ('deleted', 'replaced') and schema_name is not null
        and status_changed_at < now() - make_interval(days => $1)
      order by run_id`,
    [trashDays],
  )
  for (const { run_id } of rows) {
    const purged = await orWhyNot(`Run ${run_id} stays in the trash for now`, () =>
      purgeRun(client, run_id, who),
    )
    if (purged !== null) said.push(purged)
  }
  await pruneOutbox(client)
  return said
}

async function purgeRun(client: Client, runId: number, who: string): Promise<string | null> {
  return transaction(client, `Can't purge run ${runId}`, async () => {
    // a DROP waits for readers
    const run = await lockedRun(client, runId)
    if ((run?.status !== 'deleted' && run?.status !== 'replaced') || run.schema === null) return null // restored meanwhile
    const dependents = await outsideDependents(client, run.schema)
    if (dependents.length > 0)
      return `Run ${runId} of ${run.date} stays in the trash: ${dependents.join(', ')} depend on it.`
    await dropSchema(client, run.schema)
    await client.query('delete from loader.own_license_values where run_id = $1', [runId])
    await setStatus(client, runId, { status: 'purged', who, schema: null })
    await faultPoint('in-purge')
    return `Purged run ${runId} of ${run.date}, ${run.status} more than ${trashDays} days ago.`
  })
}

/** The run, its row locked until the transaction ends; locks are waited for no longer than a moment. */
async function lockedRun(client: Client, runId: number): Promise<Run | undefined> {
  await client.query(`set local lock_timeout = '1s'`)
  await client.query('select from loader.run where run_id = $1 for update', [runId])
  return findRun(client, runId)
}

async function orWhyNot(what: string, work: () => Promise<string | null>): Promise<string | null> {
  try {
    return await work()
  } catch (error) {
    const failed = databaseError(error, what)
    if (endsAll.includes(failed.code)) throw failed
    return error instanceof LoaderError ? `${what}: ${error.message}` : failed.message
  }
}
