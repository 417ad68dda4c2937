import type { Delimiter } from '../../../shared/delimiter.ts'
import { cutRecords } from '../../read/cells.ts'
import { createMarks, scanRecords } from '../../read/scan.ts'
import { filledCells } from '../../read/shape/head.ts'
import { plainCsv } from '../../read/shape/shape.ts'
import { delimitedRow } from '../../read/writeCsv.ts'
import { isRejectColumn, rejectColumns } from '../../sources/headers.ts'

/** Line, field, value and reason of a reject, as texts. */
type RejectDetails = readonly [string, string, string, string]

/** The header of an export of rejects: the file's columns, then the four; those of an earlier export are taken off. */
export function rejectHeader(header: readonly string[], delimiter: Delimiter): string {
  const own = header.slice(0, header.length - earlierColumns(header))
  return delimitedRow([...own, ...rejectColumns], delimiter)
}

/**
 * One rejected record with the four cells added. The record's text is taken over as it is, so every character and
 * every odd quote stays; a record with too few or too many cells keeps them, and is rejected again until it is fixed.
 * Empty cells that count for nothing are put right, so that the four stand below their headers.
 */
export function rejectLine(
  header: readonly string[],
  delimiter: Delimiter,
  raw: string,
  details: RejectDetails,
): string {
  const earlier = earlierColumns(header)
  const own = withoutLastCells(fitted(header, delimiter, raw), delimiter, earlier)
  return `${own}${delimiter}${delimitedRow(details, delimiter)}`
}

/** How many columns at the end are those of an earlier export; elsewhere a person put them, and they stay. */
function earlierColumns(header: readonly string[]): number {
  const own = header.findLastIndex((name) => !isRejectColumn(name))
  return header.length - 1 - own
}

/** A record with empty cells beyond the header loses them, one that lacks columns without a header gets them. */
function fitted(header: readonly string[], delimiter: Delimiter, raw: string): string {
  const cells = cellsOf(raw, delimiter)
  if (cells === null || cells.length === header.length) return raw
  if (cells.length > header.length) {
    const tooMany = cells.length - header.length
    return filledCells(cells) > header.length ? raw : withoutLastCells(raw, delimiter, tooMany)
  }
  const lacking = header.slice(cells.length)
  return lacking.every((name) => name.trim() === '') ? raw + delimiter.repeat(lacking.length) : raw
}

/** Null where the cells can't be told apart. */
export function cellsOf(raw: string, delimiter: Delimiter): readonly string[] | null {
  const shape = { ...plainCsv, delimiter }
  const marks = createMarks()
  scanRecords({ text: raw, unitBytes: 1, singles: [] }, shape, 1, true, marks)
  if (marks.count !== 1 || marks.openQuote >= 0) return null
  const { cells, problems } = cutRecords(raw, shape, marks, 0)
  return problems[0] === null ? (cells[0] as string[]) : null
}

/** The text without its last cells, which an export wrote or are empty: whatever is wrong with the record lies before them. */
function withoutLastCells(raw: string, delimiter: Delimiter, count: number): string {
  let end = raw.length
  for (let cut = 0; cut < count; cut += 1) {
    const start = raw[end - 1] === '"' ? openingQuote(raw, end - 1) : raw.lastIndexOf(delimiter, end - 1) + 1
    if (start < 1) return raw
    end = start - 1
  }
  return raw.slice(0, end)
}

/** The quote that opens the cell whose last one stands at `close`; inside, a quote is doubled. */
function openingQuote(raw: string, close: number): number {
  let at = raw.lastIndexOf('"', close - 1)
  while (at > 0 && raw[at - 1] === '"') at = raw.lastIndexOf('"', at - 2)
  return at
}
