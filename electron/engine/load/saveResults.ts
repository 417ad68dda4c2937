import type { Table } from '../../../shared/columns.ts'
import type { Client } from '../../db/connection/connect.ts'
import { transaction } from '../../db/connection/transaction.ts'
import type { CheckResult } from '../checks/checkResult.ts'
import { saveCheckResults } from '../checks/saveCheckResults.ts'
import type { StageResult } from './stage/staging.ts'

interface Results {
  readonly staged: StageResult
  readonly tableRows: Record<Table, number>
  readonly rowsBefore: number
  readonly sizeBytes: number
}

/** Enters the reconciled counts of a run and its files in the registry. */
export async function saveResults(
  client: Client,
  runId: number,
  { staged, tableRows, rowsBefore, sizeBytes }: Results,
): Promise<void> {
  await transaction(client, "Can't enter the counts in the registry", async () => {
    for (const [number, count] of staged.counts) {
      await client.query(
        `update loader.run_file
            set rows_read = $3, rows_loaded = $4, rows_rejected = $5, rows_blank = $6, warnings = $7,
                record_lines = $8, notes = notes || $9::text[], rows_set_aside = $10, set_aside = $11
          where run_id = $1 and file_number = $2`,
        [
          runId,
          number,
          count.rowsRead,
          count.rowsLoaded,
          count.rowsRejected,
          count.rowsBlank,
          count.warnings,
          staged.lines.get(number),
          count.flaws,
          count.rowsSetAside,
          JSON.stringify(count.setAside),
        ],
      )
    }
    await client.query(
      `update loader.run r
          set rows_read = f.rows_read, rows_loaded = f.rows_loaded, rows_rejected = f.rows_rejected,
              rows_set_aside = f.rows_set_aside,
              rows_blank = f.rows_blank, warnings = f.warnings, rows_before = $2, table_rows = $3, size_bytes = $4,
              base_facility_id = $5
         from (select sum(rows_read) as rows_read, sum(rows_loaded) as rows_loaded, sum(rows_rejected) as rows_rejected,
                      sum(rows_set_aside) as rows_set_aside,
                      sum(rows_blank) as rows_blank, sum(warnings) as warnings
                 from loader.run_file where run_id = $1) f
        where r.run_id = $1`,
      [runId, rowsBefore, JSON.stringify(tableRows), sizeBytes, staged.lastFacilityIdBefore],
    )
  })
}

/** Enters what the checks found, and how long the load took in milliseconds; the caller has a transaction. */
export async function saveChecks(
  control: Client,
  runId: number,
  checks: readonly CheckResult[],
  durationMs: number,
): Promise<void> {
  await control.query('update loader.run set duration_ms = $2 where run_id = $1', [runId, durationMs])
  await saveCheckResults(control, runId, checks)
}
