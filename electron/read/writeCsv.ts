import type { Delimiter } from '../../shared/delimiter.ts'
import { isInvisible } from '../../shared/invisible.ts'

/**
 * One record as RFC 4180 has it, without a line ending. A cell is quoted where it must be, and where a reader
 * might trim it or take it for a blank line. What the reader here reads back is the same cells.
 */
export function csvRow(cells: readonly string[]): string {
  return delimitedRow(cells, ',')
}

/** The same with another delimiter. */
export function delimitedRow(cells: readonly string[], delimiter: Delimiter): string {
  let row = ''
  for (let i = 0; i < cells.length; i++) {
    if (i > 0) row += delimiter
    const cell = cells[i]!
    row += mustBeQuoted.test(cell) || cell.includes(delimiter) ? quoted(cell) : cell
  }
  const looksBlank = cells.length > 0 && isInvisible(row)
  return looksBlank ? quoted(cells[0]!) + row.slice(cells[0]!.length) : row
}

/**
 * The same for files that people open in a spreadsheet: a cell that a spreadsheet would run as a formula gets a
 * `'` in front, as it would be typed there. Not for rejects: they are loaded again and keep every character.
 */
export function spreadsheetRow(cells: readonly string[]): string {
  return csvRow(cells.map((cell) => (formula.test(cell) ? `'${cell}` : cell)))
}

const mustBeQuoted = /["\r\n]|^\s|\s$/

// OWASP ASVS 5.0, 1.2.10, with CR and LF and the full-width signs that a spreadsheet takes for the same; also behind
// a quote, which some strip first.
const formula = /^"*[=+\-@\t\r\n\0＝＋－＠]/

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}
