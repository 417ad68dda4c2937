import { LoaderError } from '../../../shared/errors.ts'
import type { Client } from '../../db/connect.ts'
import type { Run } from '../../db/runs.ts'
import { schemaOwner } from '../../db/schemas.ts'
import { isRunSchemaName, type RunTables } from '../../db/sqlFile.ts'

/** Where a run's tables are now, whatever its status. */
export function tablesOf(run: Run): RunTables {
  if (run.schema !== null && run.status !== 'running' && isRunSchemaName(run.schema))
    return { schema: run.schema, version: run.schemaVersion }
  throw new LoaderError('run-state', `Run ${run.runId} of ${run.date} (${run.status}) has no tables.`, {
    hint: 'Only runs that wait, are published, or lie in the trash have tables: see "leads runs".',
    runId: run.runId,
  })
}

/**
 * The tables of a run that has them still: of a database that others administer somebody may have dropped it.
 * @throws LoaderError run-state
 */
export async function requireTables(client: Client, run: Run): Promise<RunTables> {
  const held = tablesOf(run)
  const { schema } = held
  if ((await schemaOwner(client, schema)) !== null) return held
  const { runId, date, status } = run
  throw new LoaderError(
    'run-state',
    `The schema ${schema} of run ${runId} of ${date} is not there any more.`,
    {
      hint: `It was not dropped by this program: look into a backup of the database.${
        status === 'published' ? ` leads delete ${runId} takes the run out of what is published.` : ''
      }`,
      runId,
    },
  )
}
