import insertCheckSql from '../../../sql/load/insert_check_results.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import type { CheckResult } from './checkResult.ts'

/** Enters what the checks found on a run in the place of what was found before; the caller has a transaction. */
export async function saveCheckResults(
  client: Client,
  runId: number,
  results: readonly CheckResult[],
): Promise<void> {
  await client.query('delete from loader.check_result where run_id = $1', [runId])
  await client.query(insertCheckSql, [
    runId,
    JSON.stringify(
      results.map(({ durationMs, ...result }) => ({
        ...result,
        source: result.source ?? '',
        duration_ms: durationMs,
      })),
    ),
  ])
}
