import { type Cleaned, cleaned, nothing } from './cleaned.ts'
import { cleanPersonName, type PersonNames } from './personName.ts'
import { cleanText } from './text.ts'

export interface Caregiver {
  readonly person: PersonNames | null
  readonly title: string | null
}

const lineBreak = /\r\n|\r|\n/

/**
 * A name, a blank line (which may hold spaces) and a title in one cell. Where two lines stand without a blank one
 * between, the second is the title; a cell that begins with a blank line names nobody. The title is kept when the
 * name can't be understood.
 */
export function cleanCaregiver(cell: string): Cleaned<Caregiver> {
  const lines = cell.split(lineBreak).map(cleanText)
  if (lines.every((line) => line === null)) return nothing
  let nameEnds = lines.indexOf(null)
  if (nameEnds < 0 || lines.slice(nameEnds).every((line) => line === null)) nameEnds = 1
  const name = cleanPersonName(joined(lines.slice(0, nameEnds)))
  const title = cleanText(joined(lines.slice(nameEnds)))
  return { ...cleaned({ person: name.value, title }), problem: name.problem }
}

function joined(lines: readonly (string | null)[]): string {
  return lines.filter((line) => line !== null).join(' ')
}
