import learnableSql from '../../../sql/query/learnable_runs.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import type { RunTables } from '../../db/schema/sqlFile.ts'
import { comparingChecks } from '../checks/checks.ts'
import { mostRuns } from './band.ts'

/** A run that counts as an example of what is usual for a source. */
export interface LearnableRun {
  readonly runId: number
  readonly date: string
  /** The tables that hold it. */
  readonly tables: RunTables
  /** A person accepted it as the new normal. */
  readonly restart: boolean
}

type LearnableRow = Omit<LearnableRun, 'tables'> & {
  readonly source: string
  readonly schema: string | null
  readonly version: number
}

/** By source the runs that a run's bands are learned from, oldest first; the last is the run that it is compared with. */
export async function learnableRuns(client: Client, runId: number): Promise<Map<string, LearnableRun[]>> {
  const { rows } = await client.query<LearnableRow>(learnableSql, [runId, comparingChecks, mostRuns])
  const bySource = new Map<string, LearnableRun[]>()
  // null where somebody changed the registry by hand: there is nothing to compare with
  for (const { source, schema, version, ...run } of rows)
    if (schema !== null)
      bySource.set(source, [...(bySource.get(source) ?? []), { ...run, tables: { schema, version } }])
  return bySource
}
