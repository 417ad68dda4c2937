import { LoaderError } from '../../../shared/errors.ts'
import type { Client } from '../../db/connect.ts'
import type { Run } from '../../db/runs.ts'
import { schemaOwner } from '../../db/schemas.ts'
import { isRunSchemaName } from '../../db/sqlFile.ts'

/** The schema that holds a run's tables now, whatever its status. */
export function schemaOf(run: Run): string {
  if (run.schema !== null && run.status !== 'running' && isRunSchemaName(run.schema)) return run.schema
  throw new LoaderError('run-state', `Run ${run.runId} of ${run.date} (${run.status}) has no tables.`, {
    hint: 'Only runs that wait, are published, or lie in the trash have tables: see "leads runs".',
    runId: run.runId,
  })
}

/**
 * The schema of a run that has its tables still: of a database that others administer somebody may have dropped it.
 * @throws LoaderError run-state
 */
export async function requireTables(client: Client, run: Run): Promise<string> {
  const schema = schemaOf(run)
  if ((await schemaOwner(client, schema)) !== null) return schema
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
