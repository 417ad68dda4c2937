import { csvRow } from '../../read/writeCsv.ts'
import { isRejectColumn, rejectColumns } from '../../sources/headers.ts'

/** Line, field, value and reason of a reject, as texts. */
export type RejectDetails = readonly [string, string, string, string]

/** The header of an export of rejects: the file's columns, then the four; those of an earlier export are taken off. */
export function rejectHeader(header: readonly string[]): string {
  return csvRow([...header.slice(0, header.length - earlierColumns(header)), ...rejectColumns])
}

/**
 * One rejected record with the four cells added. The record's text is taken over as it is, so every character and
 * every odd quote stays; a record with too few or too many cells keeps them, and is rejected again until it is fixed.
 */
export function rejectLine(header: readonly string[], raw: string, details: RejectDetails): string {
  return `${withoutLastCells(raw, earlierColumns(header))},${csvRow(details)}`
}

/** How many columns at the end are those of an earlier export; elsewhere a person put them, and they stay. */
function earlierColumns(header: readonly string[]): number {
  const own = header.findLastIndex((name) => !isRejectColumn(name))
  return header.length - 1 - own
}

/** The text without its last cells, which an export wrote: whatever is wrong with the record lies before them. */
function withoutLastCells(raw: string, count: number): string {
  let end = raw.length
  for (let cut = 0; cut < count; cut += 1) {
    const start = raw[end - 1] === '"' ? openingQuote(raw, end - 1) : raw.lastIndexOf(',', end - 1) + 1
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
