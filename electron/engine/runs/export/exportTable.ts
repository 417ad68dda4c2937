import type { Table } from '../../../../shared/columns.ts'
import type { Run } from '../../../../shared/run.ts'
import { inRun } from '../../../db/schema/sqlFile.ts'
import { csvRow, spreadsheetRow } from '../../../read/writeCsv.ts'
import type { Engine } from '../../engine.ts'
import { readOnly, readPages } from '../cursor.ts'
import { requireTables } from '../tablesOf.ts'
import { createOutputFile } from './outputFile.ts'

interface ExportRequest {
  readonly run: Run
  readonly table: Table
  /** A file that does not exist yet. */
  readonly path: string
  /** Every value as it is; else cells that a spreadsheet would run as a formula get a ' in front. */
  readonly raw: boolean
  readonly signal: AbortSignal
  readonly onProgress?: (rows: number) => void
}

export interface Exported {
  readonly rows: number
  readonly bytes: number
}

const pageRows = 2000
const booleanType = 16

/**
 * Writes a table of any run that still has its tables as CSV: UTF-8, for spreadsheets with a byte
 * order mark, lists and attributes as the database writes them, null as an empty cell.
 *
 * @throws LoaderError run-state when the run has no tables; output-failed; the signal's reason.
 */
export async function exportTable(engine: Engine, request: ExportRequest): Promise<Exported> {
  const { run, table, path, raw, signal, onProgress } = request
  const tables = await requireTables(engine.client, run)
  const row = raw ? csvRow : spreadsheetRow
  const file = await createOutputFile(path)
  let count = 0
  try {
    await readOnly(
      engine,
      async (client) => {
        // in the order in which they were loaded
        const sql = `select :${table}_held from :"load_schema".${table} order by ${table}_id`
        for await (const { columns, rows } of readPages(client, inRun(sql, tables), [], pageRows)) {
          signal.throwIfAborted()
          if (count === 0)
            await file.write(`${raw ? '' : byteOrderMark}${csvRow(columns.map(({ name }) => name))}\r\n`)
          const booleans = columns.map(({ type }) => type === booleanType)
          let text = ''
          for (const cells of rows) {
            text += row(cells.map((cell, index) => (booleans[index] ? booleanText(cell) : (cell ?? ''))))
            text += '\r\n'
          }
          await file.write(text)
          count += rows.length
          onProgress?.(count)
        }
      },
      signal,
    )
    await file.finish()
    return { rows: count, bytes: file.bytes }
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  } finally {
    await file.abandon()
  }
}

/** Without it Excel takes UTF-8 for the system's old code page. */
const byteOrderMark = '\ufeff'

function booleanText(cell: string | null): string {
  return cell === null ? '' : cell === 't' ? 'true' : 'false'
}
