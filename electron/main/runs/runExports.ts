import { basename } from 'node:path'
import type { Table } from '../../../shared/columns.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { Run } from '../../../shared/run.ts'
import { exportRunEdits } from '../../engine/edits/runEdits.ts'
import type { Engine } from '../../engine/engine.ts'
import { withOwnClient } from '../../engine/ownClient.ts'
import { requireRun } from '../../engine/runs/change/changeRun.ts'
import { exportRejects, exportWarnings, type Written } from '../../engine/runs/export/exportIssues.ts'
import { exportTable } from '../../engine/runs/export/exportTable.ts'
import { tablesOf } from '../../engine/runs/tablesOf.ts'
import type { Activity } from '../app/activity.ts'
import { type ExportPlace, writeTo } from '../files/exportPlace.ts'

export interface ExportParts {
  readonly engine: () => Promise<Engine>
  /** Asks the person where to; null if they cancel. */
  readonly askPlace: (name: string) => Promise<ExportPlace | null>
  readonly isInput: (path: string) => boolean
  readonly activity: Activity
}

/** Names of what was written, without their folder, and the rows in them. */
interface ExportedFiles {
  readonly names: string[]
  readonly rows: number
}

type Write = (engine: Engine, run: Run, path: string, signal: AbortSignal) => Promise<readonly Written[]>

/** A table of a run, safe to open in a spreadsheet. */
export function exportRunTable(
  parts: ExportParts,
  { runId, table }: { runId: number; table: Table },
): Promise<ExportedFiles | null> {
  return exportRun(parts, runId, table, tablesOf, async (engine, run, path, signal) => {
    const { rows } = await exportTable(engine, { run, table, path, raw: false, signal })
    return [{ file: path, of: null, rows }]
  })
}

/** The rejects of a run, character for character: to be fixed and loaded again. */
export function exportRunRejects(parts: ExportParts, runId: number): Promise<ExportedFiles | null> {
  return exportRun(
    parts,
    runId,
    'rejects',
    (run) => requireSome(run, run.rowsRejected, 'rejects'),
    exportRejects,
  )
}

/** The warnings of a run, to be read: safe to open in a spreadsheet. */
export function exportRunWarnings(parts: ExportParts, runId: number): Promise<ExportedFiles | null> {
  return exportRun(
    parts,
    runId,
    'warnings',
    (run) => requireSome(run, run.warnings, 'warnings'),
    async (...all) => [await exportWarnings(...all)],
  )
}

/** What people changed of a run's records, as a file that a load takes. */
export function exportEditsOfRun(parts: ExportParts, runId: number): Promise<ExportedFiles | null> {
  return exportRun(
    parts,
    runId,
    'edits',
    () => undefined,
    async ({ client }, run, path) => {
      const written = await exportRunEdits(client, run.runId, path)
      if (written === null)
        throw new LoaderError('run-state', `Run ${run.runId} has no edits.`, { runId: run.runId })
      return [{ file: written.file, of: null, rows: written.edits }]
    },
    'json',
  )
}

async function exportRun(
  { engine, askPlace, isInput, activity }: ExportParts,
  runId: number,
  what: string,
  check: (run: Run) => unknown,
  write: Write,
  ending: 'csv' | 'json' = 'csv',
): Promise<ExportedFiles | null> {
  const run = await requireRun(await engine(), runId)
  check(run)
  const place = await askPlace(`${what}-${run.date}-run-${runId}.${ending}`)
  if (place === null) return null
  const cancel = new AbortController()
  const work = activity.begin(`Exporting ${what} of run ${runId}`, async () => {
    cancel.abort(new LoaderError('cancelled', 'Cancelled: no file was written.'))
  })
  try {
    const written = await withOwnClient(await engine(), 'export', (own) =>
      writeTo(place, isInput, (path) => write(own, run, path, cancel.signal)),
    )
    const exported = exportedFiles(written)
    work.end('Exported', exported.names.join(', '))
    return exported
  } catch (error) {
    work.end('Not exported', `The export of ${what} of run ${runId} failed.`)
    throw error
  }
}

export function exportedFiles(written: readonly Written[]): ExportedFiles {
  return {
    names: written.map(({ file }) => basename(file)),
    rows: written.reduce((sum, { rows }) => sum + rows, 0),
  }
}

function requireSome(run: Run, count: number, what: string): void {
  if (count === 0)
    throw new LoaderError('run-state', `Run ${run.runId} has no ${what}.`, { runId: run.runId })
}
