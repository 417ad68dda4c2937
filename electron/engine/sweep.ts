import type { Client } from '../db/connect.ts'
import { lockRun, tryLockRun, unlockRun } from '../db/locks.ts'
import { findRuns, type Run, setStatus } from '../db/runs.ts'
import { dropSchema, outsideDependents } from '../db/schemas.ts'
import { transaction } from '../db/transaction.ts'
import { faultPoint } from './faultPoint.ts'

/** Deleted and replaced runs can be restored for so long. */
export const trashDays = 30

/**
 * Cleans up after loads that were killed: `running` runs whose lock nobody holds. Their candidates are dropped, by
 * the exact name in the registry; nothing else is touched.
 *
 * @returns a sentence for each.
 */
export async function sweep(client: Client, who: string): Promise<string[]> {
  const said: string[] = []
  const { rows } = await client.query<{ run_id: number }>(
    `select run_id from loader.run where status = 'running'`,
  )
  for (const { run_id } of rows) {
    if (!(await tryLockRun(client, run_id))) continue
    try {
      const swept = await sweepRun(client, run_id, who)
      if (swept !== null) said.push(swept)
    } finally {
      await unlockRun(client, run_id)
    }
  }
  return said
}

async function sweepRun(client: Client, runId: number, who: string): Promise<string | null> {
  const run = (await findRuns(client, { runId }))[0]
  if (run?.status !== 'running') return null // it ended while we looked
  return transaction(client, `Can't clean up run ${runId}`, async () => {
    if (run.schema !== null) await dropSchema(client, run.schema)
    await client.query('delete from loader.row_issue where run_id = $1', [runId])
    await setStatus(client, runId, {
      status: 'failed',
      who,
      schema: null,
      error: {
        code: 'internal',
        message: 'The program was ended from outside before the load was complete.',
      },
    })
    return `Cleaned up run ${runId} of ${run.date}, which was ended from outside; earlier runs are as they were.`
  })
}

/**
 * Drops what has been in the trash for 30 days. A schema that other objects depend on stays, and is named.
 */
export async function purgeTrash(client: Client, who: string): Promise<string[]> {
  const said: string[] = []
  const expired = (await findRuns(client)).filter(isExpired)
  for (const run of expired) {
    const dependents = await outsideDependents(client, run.schema as string)
    if (dependents.length > 0) {
      said.push(`Run ${run.runId} of ${run.date} stays in the trash: ${dependents.join(', ')} depend on it.`)
      continue
    }
    await lockRun(client, run.runId)
    try {
      await transaction(client, `Can't purge run ${run.runId}`, async () => {
        const { rows } = await client.query<{ schema_name: string | null }>(
          `select schema_name from loader.run where run_id = $1 and status in ('deleted', 'replaced') for update`,
          [run.runId],
        )
        if (rows[0]?.schema_name !== run.schema) return // restored meanwhile
        await dropSchema(client, run.schema as string)
        await setStatus(client, run.runId, { status: 'purged', who, schema: null })
        await faultPoint('in-purge')
        said.push(`Purged run ${run.runId} of ${run.date}, ${run.status} more than ${trashDays} days ago.`)
      })
    } finally {
      await unlockRun(client, run.runId)
    }
  }
  return said
}

function isExpired(run: Run): boolean {
  const trashed = run.status === 'deleted' || run.status === 'replaced'
  return (
    trashed && run.schema !== null && Date.now() - Date.parse(run.statusChangedAt) > trashDays * 86_400_000
  )
}
