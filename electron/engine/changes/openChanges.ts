import type { MadeEdit } from '../../../shared/edits/madeEdit.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { Run } from '../../../shared/run.ts'
import type { ChangeRow, ChangesFilter, ChangesView } from '../../../shared/window/changes.ts'
import editedSql from '../../../sql/changes/edited.sql?raw'
import editsOfLicensesSql from '../../../sql/changes/edits_of_licenses.sql?raw'
import pageSql from '../../../sql/changes/page.sql?raw'
import pageTotalSql from '../../../sql/changes/page_total.sql?raw'
import { cancelOnAbort } from '../../db/connection/cancel.ts'
import { type Client, connect, disconnect } from '../../db/connection/connect.ts'
import { databaseError } from '../../db/connection/errors.ts'
import { inRun } from '../../db/schema/sqlFile.ts'
import { byPlace } from '../edits/runEdits.ts'
import type { Engine } from '../engine.ts'
import { requireRun } from '../runs/change/changeRun.ts'
import { searchPattern } from '../runs/searchPattern.ts'
import { requireTables, tablesOf } from '../runs/tablesOf.ts'
import { readOtherwise } from '../sources/readOtherwise.ts'
import { type RejectOf, rejectsOfGone } from '../trace/goneButRejected.ts'
import { compareRuns } from './compareRuns.ts'
import { runBefore } from './runBefore.ts'

/** A comparison of two runs, held open on a connection of its own until it is closed. */
export interface OpenChanges {
  readonly view: Omit<ChangesView, 'changesId'>
  /** Rows that fit the filter from the `from`-th (0-based) on, and how many fit in all. */
  rows(
    filter: ChangesFilter,
    from: number,
    count: number,
  ): Promise<{ readonly rows: ChangeRow[]; readonly total: number }>
  /** All rows that fit, some thousand at a time. */
  all(filter: ChangesFilter): AsyncGenerator<readonly ChangeRow[], void, void>
  close(): Promise<void>
}

export const everyChange: ChangesFilter = { source: null, kind: null, table: null, field: null, search: '' }

const pageRows = 2000
/** After so many milliseconds, who cancels no longer waits for a server that doesn't answer. */
const cancelPatience = 1500

/**
 * Compares a run with another one, or with the one before it (`runBefore`): facilities and licenses added, gone and
 * changed. Licenses are one by issuing state and number. So are facilities; those that share a license in one of the two
 * runs are matched by company and address, then by company, and the rest are gone and added.
 *
 * What it finds is kept in temporary tables, so that a run can be published, discarded or purged meanwhile.
 *
 * @param beforeRunId null for the one before it.
 * @throws LoaderError unknown-run; run-state when a run has no tables any more; the signal's reason.
 */
export async function openChanges(
  engine: Engine,
  runId: number,
  beforeRunId: number | null,
  signal: AbortSignal = new AbortController().signal,
): Promise<OpenChanges> {
  const run = await requireRun(engine, runId)
  tablesOf(run)
  const before = beforeRunId === null ? await runBefore(engine, run) : await requireRun(engine, beforeRunId)
  if (before === null) return nothingBefore(run)
  tablesOf(before)
  signal.throwIfAborted()
  const client = await connect(engine.target.connection, `leads-loader changes by ${engine.who}`)
  try {
    const watched = await cancelOnAbort(engine.target.connection, signal, [client], cancelPatience)
    try {
      const counts = await compareAgain(engine, client, run.runId, before.runId)
      const otherwise = await readOtherwise(client, run.runId, before.runId)
      const view = { run: named(run), before: named(before), ...counts, readOtherwise: otherwise }
      signal.throwIfAborted()
      return {
        view,
        ...pagesOf(client, await rejectsOfGone(client, run.runId)),
        close: () => disconnect(client),
      }
    } finally {
      await watched()
    }
  } catch (error) {
    await disconnect(client)
    if (signal.aborted) throw signal.reason
    throw databaseError(error, `Can't compare run ${run.runId} with run ${before.runId}`)
  }
}

/** Memory that the server's processes share is short in some containers. */
const noMemory = new Set(['53100', '53200'])
/**
 * The schema has another name, since somebody published, deleted or restored a run at this moment; or somebody dropped
 * or renamed a table or a column by hand.
 */
const renamed = new Set(['3F000', '42P01', '42703'])

/** Compares, and once more where that can help. Which schema holds a run is looked up just before. */
async function compareAgain(engine: Engine, client: Client, runId: number, beforeRunId: number) {
  const compare = async (spread: boolean) => {
    const after = tablesOf(await requireRun(engine, runId))
    const before = tablesOf(await requireRun(engine, beforeRunId))
    await client.query('begin')
    const counts = await compareRuns(client, { before, after }, spread)
    await client.query(inRun(editedSql, after), [runId])
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') throw new LoaderError('internal', 'The comparison was not kept.')
    return counts
  }
  try {
    return await compare(true)
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (!noMemory.has(code) && !renamed.has(code)) throw error
    await client.query('rollback')
    for (const id of [runId, beforeRunId]) await requireTables(client, await requireRun(engine, id))
    return compare(!noMemory.has(code))
  }
}

function named({ runId, date }: Run): ChangesView['run'] {
  return { runId, date }
}

function nothingBefore(run: Run): OpenChanges {
  return {
    view: { run: named(run), before: null, sources: [], fields: [], notCompared: [], readOtherwise: [] },
    rows: async () => ({ rows: [], total: 0 }),
    async *all() {},
    close: async () => undefined,
  }
}

type PlacedRow = Omit<ChangeRow, 'fields' | 'edits' | 'rejected'> & {
  readonly place: number
  readonly fields: readonly (readonly [string, string | null, string | null])[]
}

function pagesOf(client: Client, rejectOf: RejectOf): Pick<OpenChanges, 'rows' | 'all'> {
  let counted: { readonly filter: string; readonly total: number } | null = null

  const page = async (filter: ChangesFilter, behind: number, passOver: number, count: number) => {
    const { rows } = await client.query<PlacedRow>(pageSql, [behind, passOver, count, ...valuesOf(filter)])
    return rows
  }

  const withEdits = async (rows: readonly PlacedRow[]): Promise<ChangeRow[]> => {
    const { rows: made } = await client.query<MadeEdit & { place: number }>(editsOfLicensesSql, [
      rows.map(({ issuingState }) => issuingState),
      rows.map(({ licenseNumber }) => licenseNumber),
    ])
    const edits = byPlace(rows.length, made)
    return rows.map((row, index) => rowOf(row, rejectOf, edits[index] ?? []))
  }

  const totalOf = async (filter: ChangesFilter): Promise<number> => {
    const key = JSON.stringify(filter)
    if (counted?.filter !== key) {
      const { rows } = await client.query<{ total: number }>(pageTotalSql, valuesOf(filter))
      counted = { filter: key, total: rows[0]?.total ?? 0 }
    }
    return counted.total
  }

  return {
    async rows(filter, from, count) {
      // places are counted from 1 without a gap
      const every = valuesOf(filter).every((value) => value === null)
      const found = every ? await page(filter, from, 0, count) : await page(filter, 0, from, count)
      return { rows: await withEdits(found), total: await totalOf(filter) }
    },
    async *all(filter) {
      for (let behind = 0; ; ) {
        const rows = await page(filter, behind, 0, pageRows)
        if (rows.length > 0) yield await withEdits(rows)
        if (rows.length < pageRows) return
        behind = rows.at(-1)?.place ?? behind
      }
    },
  }
}

function valuesOf({ source, kind, table, field, search }: ChangesFilter): (string | null)[] {
  // no text of the database holds a NUL, and the protocol can't send one
  const plain = (text: string | null) => text?.replaceAll('\0', '') ?? null
  return [plain(source), kind, table, plain(field), search === '' ? null : searchPattern(search)]
}

function rowOf(
  { place: _, fields, ...row }: PlacedRow,
  rejectOf: RejectOf,
  edits: readonly MadeEdit[],
): ChangeRow {
  const rejected = row.kind === 'gone' ? rejectOf(row) : null
  const changed = fields.map(([field, before, after]) => ({ field, before, after }))
  return { ...row, rejected, fields: changed, edits }
}
