import type { Client } from '../../db/connect.ts'
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
  await measureRun(clients, schema, runId)
  signal?.throwIfAborted()
  await learnBands(clients[0], runId)
  return runChecks(clients, schema, runId, undefined, signal)
}
