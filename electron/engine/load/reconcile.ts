import type { Table } from '../../../shared/columns.ts'
import { count } from '../../../shared/count.ts'
import { LoaderError } from '../../../shared/errors.ts'
import countsSql from '../../../sql/load/counts.sql?raw'
import issueCountsSql from '../../../sql/load/issue_counts.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { inCandidate } from '../../db/schema/sqlFile.ts'
import type { StageResult } from './stage/staging.ts'

/** What the database holds after staging. */
interface Reconciled {
  /** Rows of each table, those of the date before (add) included. */
  readonly tableRows: Record<Table, number>
  /** Facilities that the date held before. */
  readonly rowsBefore: number
}

/**
 * Compares what was read with what the database says it holds: per file, per table, rejects and warnings too. A COPY
 * whose source ends early is a success to the server, so only this can see a lost row.
 *
 * @throws LoaderError reconciliation: the run fails, nothing is published.
 */
export async function reconcile(
  client: Client,
  schema: string,
  runId: number,
  fileNames: readonly string[],
  staged: StageResult,
): Promise<Reconciled> {
  const {
    rows: [found],
  } = await client.query<Record<Table | 'before', number> & { files: Record<string, number> }>(
    inCandidate(countsSql, schema),
    [staged.lastFacilityIdBefore],
  )
  const { rows: issues } = await client.query<{ number: number; rejected: number; warnings: number }>(
    issueCountsSql,
    [runId],
  )
  if (found === undefined) throw new LoaderError('internal', 'The database did not answer the counts.')

  for (const [number, count] of staged.counts) {
    const name = fileNames[number] as string
    const stored = issues.find((issue) => issue.number === number)
    const ended = count.rowsLoaded + count.rowsRejected + count.rowsSetAside
    expect(name, 'records read', count.rowsRead, 'loaded, rejected and set aside', ended)
    // a file may be named "constructor"
    const stands = Object.hasOwn(found.files, name) ? (found.files[name] as number) : 0
    expect(name, 'records loaded', count.rowsLoaded, 'facilities in the database', stands)
    expect(name, 'records rejected', count.rowsRejected, 'rejects in the database', stored?.rejected ?? 0)
    expect(name, 'warnings', count.warnings, 'warnings in the database', stored?.warnings ?? 0)
  }
  for (const table of ['facility', 'license', 'contact', 'addresscode'] as const) {
    expect(table, 'rows given', staged.given[table], 'rows taken by the server', staged.copied[table])
  }
  const loaded = [...staged.counts.values()].reduce((sum, count) => sum + count.rowsLoaded, 0)
  expect('facility', 'rows before and loaded', found.before + loaded, 'rows in the database', found.facility)

  const { facility, license, contact, addresscode, before } = found
  return { tableRows: { addresscode, contact, license, facility }, rowsBefore: before }
}

function expect(of: string, left: string, leftCount: number, right: string, rightCount: number): void {
  if (leftCount === rightCount) return
  throw new LoaderError(
    'reconciliation',
    `${of}: ${count(leftCount)} ${left}, but ${count(rightCount)} ${right}.`,
    { hint: 'Nothing was published. Load again; if it happens again, please report it with this message.' },
  )
}
