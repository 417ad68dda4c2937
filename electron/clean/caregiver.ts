import { type Cleaned, cleaned, nothing } from './cleaned.ts'
import { cleanPersonName, type PersonNames } from './personName.ts'
import { cleanText } from './text.ts'

export interface Caregiver {
  readonly person: PersonNames | null
  readonly title: string | null
}

const usual = /^([^\r\n]+)\r?\n[^\S\r\n]*\r?\n([^\r\n]+)$/
const blankLine = /(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)/
const lineBreak = /\r\n|\r|\n/

/**
 * A name, a blank line (which may hold spaces) and a title in one cell. Where two lines stand without a blank one
 * between, the second is the title; a cell that begins with a blank line names nobody. The title is kept when the
 * name can't be understood.
 */
export function cleanCaregiver(cell: string): Cleaned<Caregiver> {
  const match = usual.exec(cell)
  if (match) {
    const name = cleanPersonName(match[1] as string)
    const title = cleanText(match[2] as string)
    if (name.value !== null && title !== null) return cleaned({ person: name.value, title })
  }
  const text = cell.trim()
  if (text === '') return nothing
  const apart = blankLine.exec(text) ?? lineBreak.exec(text)
  if (apart === null && blankLine.test(cell.slice(0, cell.length - cell.trimStart().length))) {
    return cleaned({ person: null, title: cleanText(text) })
  }
  const name = cleanPersonName(apart === null ? text : text.slice(0, apart.index))
  const title = apart === null ? null : cleanText(text.slice(apart.index + apart[0].length))
  return { value: { person: name.value, title }, problem: name.problem }
}
