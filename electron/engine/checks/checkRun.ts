import type { Client } from '../../db/connection/connect.ts'
import type { RunTables } from '../../db/schema/sqlFile.ts'
import { learnBands } from '../measures/learnBands.ts'
import { measureRun } from '../measures/measureRun.ts'
import type { CheckResult } from './checkResult.ts'
import { checks } from './checks.ts'
import { runChecks } from './runChecks.ts'

/** All that is looked at of a run's schema before people see it; a load and a later look run the same. */
export function checkRun(
  clients: readonly [Client, ...Client[]],
  tables: RunTables,
  runId: number,
  signal?: AbortSignal,
): Promise<CheckResult[]> {
  return runChecks(clients, tables, runId, checks, signal, async (client) => {
    await measureRun(client, tables, runId)
    await learnBands(client, runId)
  })
}
