import { decodeHTMLStrict } from 'entities/decode'
import { withoutInvisible, withoutInvisibleButHyphens } from './invisible.ts'
import type { NoValueWords } from './noValue.ts'

/**
 * What a column holds, where that decides how its cells are cleaned:
 * - `name`: a company, licensee, person or street, which may begin with an apostrophe of its own
 * - `identifier`: a soft hyphen may be its hyphen
 */
export type CellKind = 'value' | 'name' | 'identifier'

/** What the first look at a cell found, as bits. */
const invisibleBit = 1
const ampersandBit = 2
const markBit = 4
const spaceBit = 8

const formula = /^=[ \t\xa0]*"((?:[^"]|"")*)"$/
const digit = /^[0-9]/
/** Programs put an apostrophe before what a spreadsheet would run as a formula. */
const formulaSign = /^[=+@-]/
const letter = /^\p{L}/u

/**
 * A cell without what only a spreadsheet, a web page or a copy put into it, by the order of DATA.md ("Order of
 * cleaning"); '' where that leaves nothing, or a word for no value. Most cells need nothing of it, which one look
 * at their characters tells.
 */
export function tidyCell(cell: string, kind: CellKind, noValue: NoValueWords, isPlain = false): string {
  const { length } = cell
  if (length === 0) return ''
  if (isPlain) {
    // each look at a character costs, so nearly all cells are done with two
    const first = cell.charCodeAt(0)
    const last = cell.charCodeAt(length - 1)
    if (isUsualStart(first) && last > 0x20 && last < 0x7f && !noValue.mayHave(first, last, length))
      return cell
  }
  const text = tidyText(cell, kind, isPlain)
  return text !== '' && noValue.has(text) ? '' : text
}

/** The same, but a word for no value stays. */
export function tidyText(cell: string, kind: CellKind, isPlain = false): string {
  if (cell === '') return ''
  const odd = isPlain ? oddEnds(cell) : oddities(cell)
  return odd === 0 ? cell : tidied(cell, odd, kind)
}

function oddities(cell: string): number {
  let odd = oddEnds(cell)
  for (let index = 0; index < cell.length; index++) {
    const code = cell.charCodeAt(index)
    if (code > 0x26 && code < 0x7f) continue
    if (code === 0x26) odd |= ampersandBit
    else if (code >= 0x600 || code === 0xad || code === 0x7f) odd |= invisibleBit
    else if (code < 0x20 && (code < 0x09 || code > 0x0d)) odd |= invisibleBit
  }
  return odd
}

function oddEnds(cell: string): number {
  const first = cell.charCodeAt(0)
  const odd = first === 0x27 || first === 0x3d ? markBit : 0
  return isSpace(first) || isSpace(cell.charCodeAt(cell.length - 1)) ? odd | spaceBit : odd
}

/** No mark, no space, no `#` of a spreadsheet's error. */
function isUsualStart(code: number): boolean {
  return code > 0x27 && code < 0x7f && code !== 0x3d
}

function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0x85 || code === 0xa0 || (code >= 0x1680 && code <= 0x3000)
}

function tidied(cell: string, odd: number, kind: CellKind): string {
  const withoutUnseen = kind === 'identifier' ? withoutInvisibleButHyphens : withoutInvisible
  let text = (odd & invisibleBit) === 0 ? cell : withoutUnseen(cell)
  if (odd !== ampersandBit) text = withoutApostrophes(contentOfFormula(text.trim()), kind)
  if ((odd & ampersandBit) !== 0 && text.includes(';')) text = withoutUnseen(decodeHTMLStrict(text))
  return text.trim()
}

/** `="02138"`, or `= "02138"`, keeps a spreadsheet from reading a number. */
function contentOfFormula(text: string): string {
  const content = text.startsWith('=') ? formula.exec(text)?.[1] : undefined
  return content === undefined ? text : content.replaceAll('""', '"').trim()
}

/** `'02138`: a spreadsheet's mark of a text. `'Ilima Preschool` keeps its own; where the cell ends with one, both go. */
function withoutApostrophes(text: string, kind: CellKind): string {
  if (!text.startsWith("'")) return text
  const rest = text.slice(1)
  if (rest.endsWith("'")) return rest.slice(0, -1)
  const isMark =
    rest === '' || digit.test(rest) || formulaSign.test(rest) || (kind !== 'name' && letter.test(rest))
  return isMark ? rest : text
}
