import runsBeforeSql from '../../../sql/query/runs_before.sql?raw'
import type { Client, Connection } from '../../db/connection/connect.ts'
import { datedName } from '../../db/schema/runs.ts'
import type { RunBefore } from './changedRecords.ts'

/**
 * The run before of each source, which readers see: the nearest earlier one, or the one that would be replaced; null
 * where there is none.
 */
export async function runsBefore(
  client: Client,
  connection: Connection,
  {
    sources,
    date,
    replaces,
  }: { readonly sources: readonly string[]; readonly date: string; readonly replaces: boolean },
): Promise<(RunBefore | null)[]> {
  const { rows } = await client.query<{ source: string; runId: number; date: string; schemaVersion: number }>(
    runsBeforeSql,
    [sources, date, replaces],
  )
  return sources.map((source) => {
    const run = rows.find((one) => one.source === source)
    if (run === undefined) return null
    const { runId, schemaVersion: version } = run
    return { connection, runId, date: run.date, tables: { schema: datedName(run.date), version } }
  })
}
