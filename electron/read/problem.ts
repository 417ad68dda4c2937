import type { Cause } from '../../shared/causes.ts'

/** Why a record is refused already while it is read. Its text can still be had, its cells can't. */
export interface RecordProblem {
  readonly cause: Extract<
    Cause,
    'quotes_not_understood' | 'lines_swallowed' | 'cell_too_large' | 'too_many_cells'
  >
  /** One clause that names no column, e.g. "a quote stands inside an unquoted cell". */
  readonly why: string
  /** Physical line of the place, 1-based: not the record's first where an earlier cell holds line breaks. */
  readonly line: number
  /** 1-based character in that line (UTF-16 code units, as editors count). */
  readonly column: number
  /** Which cell of the record, 0-based. */
  readonly cell: number
}

/** Line and column of a character of a record that begins on line `line`. */
export function placeIn(record: string, at: number, line: number): { line: number; column: number } {
  const before = record.slice(0, at)
  const breaks = before.match(/\r\n|\r|\n/g)
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1
  return { line: line + (breaks?.length ?? 0), column: at - lineStart + 1 }
}
