import { type Cleaned, cleaned, nothing, notUnderstood } from './cleaned.ts'
import { hasLetter, type Joiner, type Part, readParts } from './nameParts.ts'
import { cleanText } from './text.ts'

export interface PersonNames {
  readonly first: string
  /** Null for a person of one name. */
  readonly last: string | null
  /** The further people of the cell, as `GIVEN SURNAME`. */
  readonly others: readonly string[]
}

interface Person {
  readonly given: string
  readonly surname: string
}

const usualName = /^[A-Za-z][A-Za-z.'-]*(?: [A-Za-z][A-Za-z.'-]*)*$/
const hasAnd = /(?:^| )and(?: |$)/i
const joiners = /[&/,]/
const noName = /[;@|\\<>=]/
/** Words that begin a surname of several words, so that `VAN RHYN` after a joiner is no full name. */
const particle =
  /^(?:van|von|de|del|della|den|der|di|da|do|dos|du|la|las|le|los|san|santa|st\.?|el|al|ter|ten)$/i
const initial = /^\p{L}\.?$/u

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
 * guessed at. Anything else gives no names.
 */
export function cleanPersonName(cell: string): Cleaned<PersonNames> {
  const text = cleanText(cell)
  if (text === null) return nothing
  const one = !joiners.test(text) && !hasAnd.test(text)
  if (one && usualName.test(text)) return cleaned(onePerson(text))
  if (noName.test(text)) return notUnderstood('name_not_understood', 'does not look like a name')
  if (one) {
    return text.split(' ').every((word) => hasLetter(word))
      ? cleaned(onePerson(text))
      : notUnderstood('name_not_understood', 'holds a word without letters')
  }

  const list = readParts(text)
  if (typeof list === 'string') return notUnderstood('name_not_understood', list)
  const only = list.parts[0]
  if (list.parts.length === 1 && only) {
    return cleaned(onePerson(written(only.words, only.suffix)))
  }
  const people = peopleOf(list.parts, list.joiners)
  const contact = people?.[0]
  if (!people || !contact) {
    return notUnderstood(
      'name_not_understood',
      'is no list of names whose first and last names can be told apart',
    )
  }
  const others = people.slice(1).map(({ given, surname }) => `${given} ${surname}`)
  return cleaned({ first: contact.given, last: contact.surname, others })
}

function onePerson(text: string): PersonNames {
  const space = text.indexOf(' ')
  if (space < 0) return { first: text, last: null, others: [] }
  return { first: text.slice(0, space), last: text.slice(space + 1), others: [] }
}

function peopleOf(parts: readonly Part[], between: readonly Joiner[]): Person[] | null {
  return (
    surnameFirst(parts, between) ??
    fullNames(parts) ??
    sharedSurname(parts, between) ??
    givensThenSurnames(parts, between)
  )
}

/** `SMITH, JOHN` */
function surnameFirst(parts: readonly Part[], between: readonly Joiner[]): Person[] | null {
  const [surname, given] = parts as [Part, Part]
  if (parts.length !== 2 || between[0] !== 'comma') return null
  if (surname.words.length !== 1 || given.words.length !== 1) return null
  if (surname.suffix !== null && given.suffix !== null) return null
  const suffix = surname.suffix ?? given.suffix
  return [{ given: given.words[0] as string, surname: written(surname.words, suffix) }]
}

function fullNames(parts: readonly Part[]): Person[] | null {
  return parts.every((part) => part.words.length >= 2) ? parts.map(fullName) : null
}

function fullName({ words, suffix }: Part): Person {
  return { given: words[0] as string, surname: written(words.slice(1), suffix) }
}

function sharedSurname(parts: readonly Part[], between: readonly Joiner[]): Person[] | null {
  const givens = parts.slice(0, -1)
  const last = parts.at(-1) as Part
  if (!givens.every(isGiven)) return null
  if (last.words.length === 1) {
    // `JOHN & MARY, SMITH`; with other joiners the last may be one more given name.
    const comma = between.indexOf('comma')
    return givens.length >= 2 && comma === between.length - 1
      ? paired(
          givens,
          givens.map(() => last),
        )
      : null
  }
  const surname = withoutInitials(last)
  return surname === null
    ? null
    : [
        ...paired(
          givens,
          givens.map(() => surname),
        ),
        fullName(last),
      ]
}

function givensThenSurnames(parts: readonly Part[], between: readonly Joiner[]): Person[] | null {
  if (parts.length < 3) return null
  const count = Math.ceil(parts.length / 2)
  const givens = parts.slice(0, count)
  const surnames = parts.slice(count)
  if (parts.length % 2 === 0) {
    // `JASMINE & ARGIE, TILLMAN & REYES`: the one comma shows where the surnames begin, whatever their words.
    const divided = between.indexOf('comma') === count - 1 && between.lastIndexOf('comma') === count - 1
    if (!givens.every(isGiven) || !(divided || surnames.every(isSurname))) return null
    // `SMITH, JOHN & JONES, MARY` may be two people with their surnames first.
    const pairs = between.every((joiner, index) => joiner === (index % 2 === 0 ? 'comma' : 'and'))
    return pairs ? null : paired(givens, surnames)
  }
  // `TANIA & NICOLE PINEDA & POBLETE`: the middle part is the last given name and the first surname.
  const middle = givens.pop() as Part
  const firstSurname = withoutInitials(middle)
  if (firstSurname === null || !givens.every(isGiven) || !surnames.every(isSurname)) return null
  const lastGiven = { words: middle.words.slice(0, 1), suffix: null }
  return paired([...givens, lastGiven], [firstSurname, ...surnames])
}

function paired(givens: readonly Part[], surnames: readonly Part[]): Person[] {
  return givens.map((given, index) => {
    const { words, suffix } = surnames[index] as Part
    return { given: given.words[0] as string, surname: written(words, suffix) }
  })
}

/** The surname at the end of a full name, for someone else: in `JOHN & MARY A. SMITH` the A. is Mary's alone. */
function withoutInitials({ words, suffix }: Part): Part | null {
  const begin = words.findIndex((word, index) => index > 0 && !initial.test(word))
  return begin < 0 ? null : { words: words.slice(begin), suffix }
}

function isGiven(part: Part): boolean {
  return part.words.length === 1 && part.suffix === null
}

function isSurname(part: Part): boolean {
  return part.words.slice(0, -1).every((word) => particle.test(word))
}

function written(words: readonly string[], suffix: string | null): string {
  return suffix === null ? words.join(' ') : `${words.join(' ')} ${suffix}`
}
