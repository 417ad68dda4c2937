import { type Cleaned, cleaned, nothing, notUnderstood } from '../cleaned.ts'
import { type NoValueWords, usualNoValue } from '../text/noValue.ts'
import { cleanText } from '../text/text.ts'
import { familyFirst } from './familyFirst.ts'
import { peopleOf, written } from './nameList.ts'
import { readParts } from './nameParts.ts'
import { isOrganisation } from './organisation.ts'
import { hasDecidingWord, isNamedElsewhere, isRole } from './personWords.ts'

export interface PersonNames {
  /** Null where only a last name is given: `Mrs. Oakes`. */
  readonly first: string | null
  /** Null for a person of one name. */
  readonly last: string | null
  /** The further people of the cell, as `GIVEN SURNAME`. */
  readonly others: readonly string[]
  /** A role in brackets behind the name: `(Director)`. */
  readonly title?: string
}

/**
 * Which name comes first in a column: the given name, the family name where a comma stands behind it, or always the
 * family name.
 */
export type NameOrder = 'given' | 'family-comma' | 'family'

const usualName = /^[A-Za-z][A-Za-z.'-]*(?: [A-Za-z][A-Za-z.'-]*)*$/
const hasAnd = /(?:^| )and(?: |$)/i
const joiners = /[&/,]/
const noName = /[;@|\\<>=]/
const careOf = /(?:^| )c\/o[:.]? ?/i
/** `(Director)`, as far as the brackets go. */
const brackets = / ?\(([^()]{1,60})\)/g
const lineBreak = /[\r\n\v\f\u2028\u2029]+/

/**
 * The people of one cell (DATA.md, "Person"). One person: the first word is the first name, the rest the last name.
 * Several people are parts between joiners (`&` `AND` `/` `,`; `, AND` is one joiner):
 *
 *     full (joiner full)+             each a full name        JOHN SMITH & MARY JONES
 *     given (joiner given)* joiner given surname              JOHN & MARY SMITH: one surname for all
 *     given{n-1} joiner "given surname" joiner surname{n-1}   TANIA & NICOLE PINEDA & POBLETE
 *     given{n} joiner surname{n}                              JASMINE & ARGIE, TILLMAN & REYES
 *     given{n}, surname                                       JOHN & MARY, SMITH
 *     surname, given                                          SMITH, JOHN
 *
 * A given is one word; a middle initial behind it is nobody else's. A surname between joiners is one word, or particles
 * and a word (`VAN RHYN`), so that `JOHN & MARY SMITH & BOB JONES`, where BOB JONES may be a person of his own, is not
 * guessed at. Lines of the cell are persons too. Titles and degrees are dropped. Anything else, and an organisation,
 * gives no names.
 */
export function cleanPersonName(
  cell: string,
  noValue: NoValueWords = usualNoValue,
  order: NameOrder = 'given',
): Cleaned<PersonNames> {
  return lineBreak.test(cell) ? readLines(cell, noValue, order) : readPeople(cleanText(cell), order)
}

/** `Same as above`, `See notes`: such a cell names no operator either. */
export function namesNobody(cell: string): boolean {
  const text = cell.length > 100 ? null : cleanText(cell)
  return text !== null && isNamedElsewhere(text)
}

/** `SMITH,⏎JOHN` is one name; lines that are names each are persons, and one that is a role is the title. */
function readLines(cell: string, noValue: NoValueWords, order: NameOrder): Cleaned<PersonNames> {
  const lines = cell
    .split(lineBreak)
    .map(cleanText)
    .filter((line) => line !== null && !noValue.has(line)) as string[]
  const isOneName = lines.every((line) => !line.includes(' ')) || lines.some((line) => hangs.test(line))
  if (isOneName || lines.length > mostLines) return readPeople(cleanText(lines.join(' ')), order)
  const title = lines.slice(1).find(isRole)
  const people: PersonNames[] = []
  for (const line of lines) {
    if (line === title) continue
    const { value, problem } = readPeople(line, order)
    if (value === null) return { value, problem }
    people.push(value)
  }
  const [contact, ...rest] = people
  if (contact === undefined) return nothing
  const others = [...contact.others, ...rest.flatMap((one) => [fullNameOf(one), ...one.others])]
  return cleaned(titled({ ...contact, others }, contact.title ?? title))
}

/** A line that the next one goes on with. */
const hangs = /(?:[&/,]|(?:^| )and)$|^(?:[&/,]|and )/i
/** More lines are no list of people, whatever they are. */
const mostLines = 100

function fullNameOf({ first, last }: PersonNames): string {
  return [first, last].filter((name) => name !== null).join(' ')
}

function titled(names: PersonNames, title: string | undefined): PersonNames {
  return title === undefined ? names : { ...names, title }
}

function readPeople(written: string | null, order: NameOrder): Cleaned<PersonNames> {
  if (written === null) return nothing
  if (order !== 'family' && usualName.test(written) && !hasAnd.test(written) && !hasDecidingWord(written))
    return cleaned(onePerson(written))
  if (isNamedElsewhere(written))
    return notUnderstood('name_not_understood', 'names nobody: the name stands elsewhere')
  let role: string | undefined
  let isContacts = false
  const text = written.replace(brackets, (whole, inside: string, at: number) => {
    if (!isRole(inside)) return whole
    const before = written.slice(0, at)
    isContacts ||= role === undefined && !joiners.test(before) && !hasAnd.test(before)
    role ??= inside.trim()
    return ''
  })
  const { value, problem } = readNames(text.trim(), order)
  if (value === null) return { value, problem }
  return cleaned(isContacts || value.others.length === 0 ? titled(value, role) : value)
}

function readNames(whole: string, order: NameOrder): Cleaned<PersonNames> {
  // a slash that joins nobody
  const text = whole.replace(/^(?:(?:attn|attention):? )?c\/o[:.]? ?/i, 'Attn: ')
  if (noName.test(text) || careOf.test(text))
    return notUnderstood('name_not_understood', 'does not look like a name')
  if (isOrganisation(text)) return notUnderstood('name_not_understood', 'is an organisation, not a person')

  const list = readParts(text)
  if (typeof list === 'string') return notUnderstood('name_not_understood', list)
  const isFamilyFirst = order === 'family' || (order === 'family-comma' && list.joiners.includes('comma'))
  if (isFamilyFirst) {
    const [contact, ...rest] = familyFirst(list.parts, list.joiners, order === 'family')
    if (contact === undefined)
      return notUnderstood('name_not_understood', 'is no list of family names with given names behind them')
    return cleaned({
      first: contact.given,
      last: contact.surname,
      others: rest.map(({ given, surname }) => fullNameOf({ first: given, last: surname, others: [] })),
    })
  }
  const only = list.parts[0]
  if (list.parts.length === 1 && only) {
    const name = written(only.words, only.suffix)
    return cleaned(
      only.isTitled && only.words.length === 1 ? { first: null, last: name, others: [] } : onePerson(name),
    )
  }
  const people = peopleOf(list.parts, list.joiners)
  const [contact, ...rest] = people ?? []
  if (!contact) {
    return notUnderstood(
      'name_not_understood',
      'is no list of names whose first and last names can be told apart',
    )
  }
  const others = rest.map(({ given, surname }) => fullNameOf({ first: given, last: surname, others: [] }))
  return cleaned({ first: contact.given, last: contact.surname, others })
}

function onePerson(text: string): PersonNames {
  const space = text.indexOf(' ')
  if (space < 0) return { first: text, last: null, others: [] }
  return { first: text.slice(0, space), last: text.slice(space + 1), others: [] }
}
