import { LoaderError } from '../../../shared/errors.ts'
import type { ChangesFilter } from '../../../shared/window/changes.ts'
import { csvRow, spreadsheetRow } from '../../read/writeCsv.ts'
import type { Exported } from '../runs/export/exportTable.ts'
import { createOutputFile } from '../runs/export/outputFile.ts'
import type { OpenChanges } from './openChanges.ts'

interface ChangesExport {
  readonly filter: ChangesFilter
  /** A file that does not exist yet. */
  readonly path: string
  /** Every value as it is; else cells that a spreadsheet would run as a formula get a ' in front. */
  readonly raw: boolean
  readonly signal: AbortSignal
  readonly onProgress?: (rows: number) => void
}

const columns = [
  ...['kind', 'table', 'source', 'issuing_state', 'license_number', 'company', 'field', 'before', 'after'],
]
/** Without it Excel takes UTF-8 for the system's old code page. */
const byteOrderMark = '\ufeff'

/**
 * Writes all changes that fit as CSV, a row for each field that changed; what was added or is gone has one row.
 * @returns the rows that were written, the header not counted.
 * @throws LoaderError run-state when there is no run before it; output-failed; the signal's reason.
 */
export async function exportChanges(changes: OpenChanges, request: ChangesExport): Promise<Exported> {
  const { filter, path, raw, signal, onProgress } = request
  const { run, before } = changes.view
  if (before === null)
    throw new LoaderError('run-state', `No published run stands before run ${run.runId} of ${run.date}.`)
  const line = raw ? csvRow : spreadsheetRow
  const file = await createOutputFile(path)
  let count = 0
  try {
    await file.write(`${raw ? '' : byteOrderMark}${csvRow(columns)}\r\n`)
    for await (const rows of changes.all(filter)) {
      signal.throwIfAborted()
      for (const { kind, table, source, issuingState, licenseNumber, company, fields } of rows) {
        const start = [kind, table, source, issuingState, licenseNumber, company]
        for (const { field, before, after } of fields.length > 0 ? fields : [noField]) {
          await file.write(`${line([...start, field, before ?? '', after ?? ''])}\r\n`)
          count += 1
        }
      }
      onProgress?.(count)
    }
    await file.finish()
    return { rows: count, bytes: file.bytes }
  } finally {
    await file.abandon()
  }
}

const noField = { field: '', before: null, after: null }
