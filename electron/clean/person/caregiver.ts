import { type Cleaned, nothing } from '../cleaned.ts'
import { type NoValueWords, usualNoValue } from '../text/noValue.ts'
import { cleanText } from '../text/text.ts'
import { cleanPersonName, type NameOrder, type PersonNames } from './personName.ts'

interface Caregiver {
  readonly person: PersonNames | null
  readonly title: string | null
}

const usual = /^([^\r\n]+)\r?\n[^\S\r\n]*\r?\n([^\r\n]+)$/
const blankLine = /(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)/
const lineBreak = /\r\n|\r|\n/

/**
 * A name, a blank line (which may hold spaces) and a title in one cell. Where two lines stand without a blank one
 * between, the second is the title; a cell that begins with a blank line names nobody. The title is kept when the
 * name can't be understood. A line that is a word for no value is empty.
 */
export function cleanCaregiver(
  cell: string,
  noValue: NoValueWords = usualNoValue,
  order: NameOrder = 'given',
): Cleaned<Caregiver> {
  const match = usual.exec(cell)
  if (match) return caregiver(match[1] as string, match[2] as string, noValue, order)
  const text = cell.trim()
  if (text === '') return nothing
  const apart = blankLine.exec(text) ?? lineBreak.exec(text)
  if (apart === null && blankLine.test(cell.slice(0, cell.length - cell.trimStart().length))) {
    return caregiver('', text, noValue, order)
  }
  return apart === null
    ? caregiver(text, '', noValue, order)
    : caregiver(text.slice(0, apart.index), text.slice(apart.index + apart[0].length), noValue, order)
}

function caregiver(
  nameLines: string,
  titleLines: string,
  noValue: NoValueWords,
  order: NameOrder,
): Cleaned<Caregiver> {
  const name = noValue.has(nameLines.trim()) ? nothing : cleanPersonName(nameLines, noValue, order)
  const title = cleanText(titleLines)
  const ownTitle = title === null || noValue.has(title) ? (name.value?.title ?? null) : title
  if (name.value === null && name.problem === null && ownTitle === null) return nothing
  return { value: { person: name.value, title: ownTitle }, problem: name.problem }
}
