import { LoaderError } from '../../../shared/errors.ts'
import type { Run } from '../../../shared/run.ts'
import { connect, disconnect } from '../../db/connection/connect.ts'
import { databaseError } from '../../db/connection/errors.ts'
import { transaction } from '../../db/connection/transaction.ts'
import { addEvent } from '../../db/schema/runs.ts'
import type { Engine } from '../engine.ts'
import { requireDateLock } from '../load/date/requestedDate.ts'
import { requireRun } from '../runs/change/changeRun.ts'
import { findRun } from '../runs/findRuns.ts'
import { requireTables } from '../runs/tablesOf.ts'
import type { CheckResult } from './checkResult.ts'
import { checkRun } from './checkRun.ts'
import { saveCheckResults } from './saveCheckResults.ts'

/**
 * Runs all checks on a run once more, with the thresholds and snoozes of now; the results take the place of the old ones.
 * The run stays what it is. Nobody can load, publish or delete the date meanwhile.
 * @throws LoaderError unknown-run, run-state, date-busy, database-…
 */
export async function checkAgain(engine: Engine, runId: number): Promise<CheckResult[]> {
  const { date } = requireStanding(await requireRun(engine, runId))
  const { connection } = engine.target
  const control = await connect(connection, `leads-loader checks of ${date} by ${engine.who}`)
  try {
    const second = await connect(connection, `leads-loader run ${runId} checks`)
    try {
      await requireDateLock(control, date)
      const run = requireStanding((await findRun(control, runId)) as Run)
      // else what was found before would be lost to checks that can't be run
      const tables = await requireTables(control, run)
      const results = await checkRun([control, second], tables, runId)
      await transaction(control, "Can't enter the results in the registry", async () => {
        await saveCheckResults(control, runId, results)
        // windows look for new events, and people for who has done what
        await addEvent(control, runId, run.status, engine.who, 'checked again')
      })
      return results
    } finally {
      await disconnect(second)
    }
  } catch (error) {
    throw databaseError(error, `Can't check run ${runId} again`)
  } finally {
    await disconnect(control)
  }
}

function requireStanding(run: Run): Run & { schema: string } {
  const { runId, date, status, schema } = run
  if ((status === 'waiting' || status === 'published') && schema !== null) return { ...run, schema }
  throw new LoaderError('run-state', `Run ${runId} of ${date} is ${status}: it can't be checked again.`, {
    hint: 'Only a run that waits or stands published can.',
    runId,
  })
}
