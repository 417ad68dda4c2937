import type { Run } from '../../../../shared/run.ts'
import { type Client, connectAgain, disconnect } from '../../../db/connection/connect.ts'
import { datedName } from '../../../db/schema/runs.ts'
import type { Engine } from '../../engine.ts'
import { findRun } from '../findRuns.ts'

/**
 * A run as it stands after a change that was committed. A connection lost since then is no failure of the change: the run
 * is read on a new one, and where none can be had it is `before` with the new status.
 */
export async function changedRun(
  engine: Engine,
  control: Client,
  before: Run,
  status: Run['status'],
): Promise<Run> {
  try {
    return (await findRun(control, before.runId)) ?? before
  } catch {
    try {
      const client = await connectAgain(engine.target.connection, `leads-loader run ${before.runId}`, {
        again: 2000,
        each: 2000,
      })
      const run = await findRun(client, before.runId)
      await disconnect(client)
      return run ?? before
    } catch {
      return { ...before, status, ...(status === 'published' && { schema: datedName(before.date) }) }
    }
  }
}
