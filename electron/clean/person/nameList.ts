import type { Joiner, Part } from './nameParts.ts'

export interface Person {
  readonly given: string | null
  readonly surname: string | null
}

/** Words that begin a surname of several words, so that `VAN RHYN` after a joiner is no full name. */
export const particle =
  /^(?:van|von|de|del|della|den|der|di|da|do|dos|du|la|las|le|los|san|santa|st\.?|el|al|ter|ten)$/i
const initial = /^\p{L}\.?$/u

/**
 * The people of several parts, first names and surnames told apart by the forms that `cleanPersonName` lists; null
 * where they can't be.
 */
export function peopleOf(parts: readonly Part[], between: readonly Joiner[]): Person[] | null {
  // `Mrs. Oakes & Mr. Finch`; with anybody else's name beside it `Dr. John` may be a given name too
  const onlySurnames = parts.filter((part) => part.isTitled && part.words.length === 1)
  if (onlySurnames.length === parts.length)
    return parts.map(({ words, suffix }) => ({ given: null, surname: written(words, suffix) }))
  if (onlySurnames.length > 0) return null
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
  const lastGiven = { words: middle.words.slice(0, 1), suffix: null, isTitled: false }
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
  return begin < 0 ? null : { words: words.slice(begin), suffix, isTitled: false }
}

function isGiven(part: Part): boolean {
  return part.words.length === 1 && part.suffix === null
}

function isSurname(part: Part): boolean {
  return part.words.slice(0, -1).every((word) => particle.test(word))
}

export function written(words: readonly string[], suffix: string | null): string {
  return suffix === null ? words.join(' ') : `${words.join(' ')} ${suffix}`
}
