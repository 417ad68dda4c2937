import type { Cause } from '../../shared/causes.ts'
import { tidyCell } from '../clean/text/cell.ts'
import { type NoValueWords, usualNoValue } from '../clean/text/noValue.ts'
import type { Finding } from './finding.ts'
import type { Layout } from './layout.ts'

/**
 * Why a row of the file is no record of a facility, told by its cells alone; null for nearly all
 * (DATA.md, "What is a record"). A row may have too few or too many cells.
 * A cell counts as it is read: without marks and invisible characters, and a word for no value is none. `isPlain`: it is known
 * that no cell holds what must be looked for.
 */
type RowJudge = (cells: readonly string[], isPlain?: boolean) => Finding | null

export function rowJudge({ header, places }: Layout, noValue: NoValueWords = usualNoValue): RowJudge {
  const names = header.map((name) => name.trim().toLowerCase())
  const starts = Int32Array.from(names, (name) => (name === '' ? -1 : folded(name.charCodeAt(0))))
  const half = Math.ceil(names.filter((name) => name !== '').length / 2)
  const mapped = [...places.values()].filter((place) => place >= 0).sort((a, b) => a - b)

  return (cells, isPlain = false) => {
    if (repeatsHeader(cells, names, starts, half))
      return finding('header_repeated', 'repeats the header: it is no record')
    const filled = firstFilled(cells, mapped, noValue, isPlain)
    if (filled === null) return null
    if (filled.count <= mostCellsOfRemark && isRemark(filled.first)) {
      return finding('not_a_facility', `is no facility but a remark or a total: '${shortened(filled.first)}'`)
    }
    // nearly every record begins with a letter or a digit
    if (!isWordStart(filled.first) && isDashes(filled.first) && cells.every(isDashesOrBlank))
      return finding('line_of_dashes', 'is a line of dashes: it is no record')
    return null
  }
}

function finding(cause: Cause, reason: string): Finding {
  return { cause, column: null, field: null, value: null, reason }
}

/** At least half of the cells equal the header's. */
function repeatsHeader(
  cells: readonly string[],
  names: readonly string[],
  starts: Int32Array,
  half: number,
): boolean {
  let same = 0
  const length = Math.min(cells.length, names.length)
  for (let place = 0; place < length && same + length - place >= half; place += 1) {
    const cell = cells[place] as string
    if (cell === '') continue
    // nearly every cell begins with another letter
    const start = folded(cell.charCodeAt(0))
    if (start !== starts[place] && isLetterOrDigit(start)) continue
    if (cell.length <= longestHeader && cell.trim().toLowerCase() === names[place]) same += 1
  }
  return half > 0 && same >= half
}

/** A cell that is longer is not looked at twice. */
const longestHeader = 1_000

function folded(code: number): number {
  return code | 0x20
}

/** A facility fills more of the columns that mean something. */
const mostCellsOfRemark = 3

/** How many of the mapped cells are filled, up to one more than a remark has, and the first of them. */
function firstFilled(
  cells: readonly string[],
  mapped: readonly number[],
  noValue: NoValueWords,
  isPlain: boolean,
): { readonly first: string; readonly count: number } | null {
  let first: string | null = null
  let count = 0
  for (const place of mapped) {
    const cell = cells[place]
    if (cell === undefined || cell === '') continue
    const text = tidyCell(cell, 'value', noValue, isPlain)
    if (text === '') continue
    first ??= text
    count += 1
    if (count > mostCellsOfRemark) break
  }
  return first === null ? null : { first, count }
}

// Whole cells: `TOTAL TOTS`, `Page Academy` and `Count Me In` are facilities. A number may stand behind the word.
const remark =
  /^(?:(?:grand )?totals?|count)(?: ?[:=])? ?[0-9,.]*$|^[0-9][0-9,]* records?(?: found)?\.?$|^page [0-9]+(?: ?(?:of|\/) ?[0-9]+)?$/
// What such a cell begins with: `End of the Rainbow` is a facility.
const remarkStart =
  /^(?:disclaimer\b|notes?:|sources?:|printed\b|run on\b|data as of\b|end of report\b|©|\(c\) ?[0-9])/

function isRemark(cell: string): boolean {
  if (cell.length > 80 && !/^[^a-z©(]{0,4}[a-z©(]/i.test(cell)) return false
  const text = cell
    .slice(0, 80)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[*†'"( -]+(?=[a-z0-9©])/, '')
    .replace(/[*'") -]+$/, '')
  return remarkStart.test(text) || (cell.length <= 80 && remark.test(text))
}

// two patterns, since one that looks for both takes a minute for a megabyte of dashes
const onlyDashes = /^[\s\-‐-―−=_*+~.]+$/
const someDashes = /[-‐-―−=_*+~]{3}/

function isWordStart(text: string): boolean {
  return isLetterOrDigit(folded(text.charCodeAt(0)))
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)
}

function isDashes(cell: string): boolean {
  return onlyDashes.test(cell) && someDashes.test(cell)
}

function isDashesOrBlank(cell: string): boolean {
  return cell === '' || onlyDashes.test(cell)
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
