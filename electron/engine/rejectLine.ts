import { cutRecords } from '../read/cells.ts'
import { createMarks, scanRecords } from '../read/scan.ts'
import { csvRow } from '../read/writeCsv.ts'
import { isRejectColumn, rejectColumns } from '../sources/headers.ts'

/** Line, field, value and reason of a reject, as texts. */
export type RejectDetails = readonly [string, string, string, string]

/** The header of an export of rejects: the file's own columns, then the four; those of an earlier export are left out. */
export function rejectHeader(header: readonly string[]): string {
  return csvRow([...header.filter((name) => !isRejectColumn(name)), ...rejectColumns])
}

/**
 * One rejected record with the four cells added. The record's text is taken over as it is, so every character and
 * every odd quote stays; a record with too few or too many cells keeps them, and is rejected again until it is fixed.
 */
export function rejectLine(header: readonly string[], raw: string, details: RejectDetails): string {
  const added = csvRow(details)
  const earlier = header.flatMap((name, index) => (isRejectColumn(name) ? [index] : []))
  if (earlier.length === 0) return `${raw},${added}`
  const cells = cellsOf(raw)
  if (cells === null) return `${raw},${added}`
  const own =
    cells.length === header.length
      ? cells.filter((_, index) => !earlier.includes(index))
      : // the four stand at the end where we put them, whatever is wrong before
        cells.slice(0, Math.max(0, cells.length - earlier.length))
  return `${csvRow(own)},${added}`
}

/** The cells of a record's text, null when its quotes can't be understood. */
function cellsOf(raw: string): readonly string[] | null {
  const marks = createMarks()
  scanRecords(raw, 0, 1, true, marks)
  if (marks.count !== 1) return null
  const { cells, problems } = cutRecords(raw, marks, 0)
  return problems[0] === null ? (cells[0] as readonly string[]) : null
}
