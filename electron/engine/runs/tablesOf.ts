import { count } from '../../../shared/count.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { Run } from '../../../shared/run.ts'
import type { Client } from '../../db/connection/connect.ts'
import { schemaOwner } from '../../db/schema/schemas.ts'
import { isRunSchemaName, type RunTables } from '../../db/schema/sqlFile.ts'
import { lackingColumns } from './lackingColumns.ts'

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
 * The tables of a run that has them still, with all their columns: of a database that others administer somebody may
 * have dropped or renamed some.
 * @throws LoaderError run-state
 */
export async function requireTables(client: Client, run: Run): Promise<RunTables> {
  const held = tablesOf(run)
  const { schema } = held
  const { runId, date, status } = run
  if ((await schemaOwner(client, schema)) !== null) {
    const lacking = await lackingColumns(client, held)
    if (lacking.length === 0) return held
    const others = lacking.length > 3 ? ` and ${count(lacking.length - 3)} more` : ''
    throw new LoaderError(
      'run-state',
      `The tables of run ${runId} of ${date} (schema ${schema}) lack ${lacking.slice(0, 3).join(', ')}${others}.`,
      {
        hint: 'Somebody dropped or renamed that by hand: name it as it was, or load the files again.',
        runId,
      },
    )
  }
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
