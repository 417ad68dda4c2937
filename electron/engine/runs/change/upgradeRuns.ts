import { columnsOf, schemaVersion, type TableColumn, tables } from '../../../../shared/columns.ts'
import { LoaderError } from '../../../../shared/errors.ts'
import type { Run } from '../../../../shared/run.ts'
import columnTypesSql from '../../../../sql/query/column_types.sql?raw'
import { type Client, connect, disconnect } from '../../../db/connection/connect.ts'
import { databaseError } from '../../../db/connection/errors.ts'
import { transaction } from '../../../db/connection/transaction.ts'
import { sqlTypes } from '../../../db/schema/columnLists.ts'
import { addEvent } from '../../../db/schema/runs.ts'
import { commentOn, requireOurs } from '../../../db/schema/schemas.ts'
import { quoted } from '../../../db/schema/sqlFile.ts'
import type { Engine } from '../../engine.ts'
import { faultPoint } from '../../faultPoint.ts'
import { requireDateLock } from '../../load/date/requestedDate.ts'
import { findRun, findRuns } from '../findRuns.ts'
import { requireTables, tablesOf } from '../tablesOf.ts'
import { requireRun } from './changeRun.ts'

/** What became of one run. */
export interface UpgradedRun {
  readonly runId: number
  readonly date: string
  readonly schema: string
  readonly from: number
  readonly to: number
  /** `table.column` of the columns that it lacked. */
  readonly columns: readonly string[]
  /** `pending`: it would be upgraded; `skipped`: somebody uses the run, or it can't be upgraded. */
  readonly outcome: 'upgraded' | 'pending' | 'current' | 'skipped'
  /** Why it was skipped. */
  readonly why: string | null
}

interface UpgradeRequest {
  /** A run, or null for all that have tables. */
  readonly runId: number | null
  /** Says what it would do. */
  readonly dryRun: boolean
  readonly signal: AbortSignal
}

/** What ends with the run skipped, where all are upgraded. */
const passing = new Set(['date-busy', 'database-locked', 'run-state', 'database-no-right'])

/**
 * Adds to the tables of runs of older versions the columns that came since (shared/columns.ts, `since`): empty, which touches
 * no row. Run by run, each whole or not at all; what readers, views and grants see of the other columns stays as it is.
 *
 * @throws LoaderError unknown-run; of one run: run-state, date-busy, database-…; the signal's reason.
 */
export async function upgradeRuns(
  engine: Engine,
  { runId, dryRun, signal }: UpgradeRequest,
): Promise<UpgradedRun[]> {
  if (runId !== null) {
    const run = await requireRun(engine, runId)
    tablesOf(run)
    return [dryRun ? told(run, 'pending') : await upgradeRun(engine, run)]
  }
  const done: UpgradedRun[] = []
  for (const run of (await findRuns(engine.client)).reverse()) {
    if (run.schema === null || run.status === 'running') continue
    signal.throwIfAborted()
    try {
      done.push(dryRun ? told(run, 'pending') : await upgradeRun(engine, run))
    } catch (error) {
      if (!(error instanceof LoaderError && passing.has(error.code))) throw error
      done.push({ ...told(run, 'pending'), outcome: 'skipped', why: error.message })
    }
  }
  return done
}

async function upgradeRun(engine: Engine, asked: Run): Promise<UpgradedRun> {
  if (asked.schemaVersion >= schemaVersion) return told(asked, 'pending')
  const control = await connect(
    engine.target.connection,
    `leads-loader upgrade of ${asked.date} by ${engine.who}`,
  )
  const doing = `Can't upgrade run ${asked.runId}`
  try {
    await requireDateLock(control, asked.date)
    const run = (await findRun(control, asked.runId)) as Run
    if (run.schemaVersion >= schemaVersion) return told(run, 'pending')
    const { schema } = await requireTables(control, run)
    await requireOurs(control, schema)
    const missing = laterColumns(run)
    await transaction(control, doing, async () => {
      for (const column of missing) await addColumn(control, schema, column)
      await requireTypes(control, run, schema, missing)
      await faultPoint('in-upgrade')
      await control.query('update loader.run set schema_version = $2 where run_id = $1', [
        run.runId,
        schemaVersion,
      ])
      const note = `upgraded from version ${run.schemaVersion} to ${schemaVersion} of the tables`
      await addEvent(control, run.runId, run.status, engine.who, note)
    })
    return told(run, 'upgraded')
  } catch (error) {
    throw databaseError(error, doing)
  } finally {
    await disconnect(control)
  }
}

async function addColumn(client: Client, schema: string, column: TableColumn): Promise<void> {
  const { table, name, type } = column
  // one that somebody added by hand is taken over, if it is of the type
  await client.query(
    `alter table ${quoted(schema)}.${table} add column if not exists ${name} ${sqlTypes[type]}`,
  )
  await client.query(commentOn(schema, column))
}

/** @throws LoaderError run-state: a column of the name stood there before, of another type. */
async function requireTypes(
  client: Client,
  run: Run,
  schema: string,
  added: readonly TableColumn[],
): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string; type: string }>(columnTypesSql, [schema])
  for (const { table, name, type } of added) {
    const found = rows.find((row) => row.table === table && row.name === name)?.type
    if (found === sqlTypes[type]) continue
    throw new LoaderError(
      'run-state',
      `${schema}.${table} has a column ${name} of type ${found}, which this program's version ${schemaVersion} has as ${sqlTypes[type]}.`,
      { hint: 'Nothing was changed. Rename that column, then upgrade again.', runId: run.runId },
    )
  }
}

/** Columns that came after the version of a run. */
function laterColumns({ schemaVersion: version }: Run): TableColumn[] {
  return tables.flatMap((table) => columnsOf(table).filter(({ since = 1 }) => since > version))
}

function told(run: Run, outcome: 'upgraded' | 'pending'): UpgradedRun {
  const columns = laterColumns(run).map(({ table, name }) => `${table}.${name}`)
  const isCurrent = run.schemaVersion >= schemaVersion
  return {
    runId: run.runId,
    date: run.date,
    schema: run.schema as string,
    from: run.schemaVersion,
    to: Math.max(run.schemaVersion, schemaVersion),
    columns,
    outcome: isCurrent ? 'current' : outcome,
    why: null,
  }
}
