import type { LoaderError } from '../../../shared/errors.ts'
import type { Client } from '../../db/connect.ts'
import { databaseError } from '../../db/errors.ts'
import { learnBands } from '../measures/learnBands.ts'
import { measureRun } from '../measures/measureRun.ts'
import type { CheckResult } from './checkResult.ts'
import { runChecks } from './runChecks.ts'

/** All that is looked at of a run's schema before people see it; a load and a later look run the same. */
export async function checkRun(
  clients: readonly [Client, ...Client[]],
  schema: string,
  runId: number,
  signal?: AbortSignal,
): Promise<CheckResult[]> {
  const unmeasured = await measured(clients, schema, runId)
  signal?.throwIfAborted()
  return runChecks(clients, schema, runId, undefined, signal, unmeasured)
}

/** A run that can't be measured waits like one whose checks can't run: its learned checks are errors. */
async function measured(
  clients: readonly [Client, ...Client[]],
  schema: string,
  runId: number,
): Promise<LoaderError | undefined> {
  try {
    await measureRun(clients, schema, runId)
    await learnBands(clients[0], runId)
    return undefined
  } catch (error) {
    return databaseError(error, "Can't measure the run")
  }
}
