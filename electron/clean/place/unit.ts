import { isDirection, isStreetSuffix } from './streetSuffix.ts'

/**
 * - `only`: a designator that is hardly a street's word, `SUITE B`
 * - `street`: streets have that word too, `KEY WEST ST`, `12 LOWER RD`
 */
type Kind = 'only' | 'street'

/** The secondary unit designators of USPS Publication 28, appendix C2, their abbreviations and plurals. */
const designators = new Map<string, Kind>(
  [
    ...'APARTMENT APARTMENTS APT APTS BASEMENT BSMT BUILDING BUILDINGS BLDG BLDGS DEPARTMENT DEPT FRNT HNGR'.split(
      ' ',
    ),
    ...'LBBY LOWR OFC PENTHOUSE PH RM RMS ROOM ROOMS SPC STE STES SUITE SUITES TRAILER TRLR UNIT UNITS UPPR'.split(
      ' ',
    ),
  ].map((word): [string, Kind] => [word, 'only']),
)
for (const word of 'FL FLOOR FRONT HANGAR HANGER KEY LOBBY LOT LOTS LOWER OFFICE PIER REAR SIDE SLIP SPACE STOP'.split(
  ' ',
))
  designators.set(word, 'street')
designators.set('UPPER', 'street')

/** These need no number: `123 MAIN ST REAR`. */
const numberless = new Set(
  'BASEMENT BSMT FRNT FRONT LBBY LOBBY LOWER LOWR OFC OFFICE PENTHOUSE PH REAR SIDE UPPER UPPR'.split(' '),
)
/** A number in letters, `SUITE ONE`. */
const numberWords = new Set('ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN'.split(' '))
const ordinalWords = new Set('FIRST SECOND THIRD FOURTH FIFTH SIXTH'.split(' '))
const between = new Set(['&', 'AND', '-', 'THRU', 'TO'])

const numberWithDigit = /^(?=\D{0,9}\d)[A-Z\d]+(?:[-&/.][A-Z\d]+){0,9}$/
const letters = /^[A-Z](?:[-&/][A-Z])?$/
const fewLetters = /^[A-Z]{2,3}$/
const ordinal = /^\d+(?:ST|ND|RD|TH)$/
/** `STE104`, `APT.4B`, `UNIT-5`, `STE#5` */
const glued = /^(?:APT|BLDG|RM|SPC|STE|SUITE|TRLR|UNIT)[.#-]{0,2}\d[A-Z\d]{0,5}(?:-[A-Z\d]{1,6})?$/

/** No unit has more words. It bounds the work on a cell that is no address. */
const mostWords = 16

interface StreetAndUnit {
  readonly street: string
  readonly unit: string | null
}

interface Word {
  readonly start: number
  /** In capitals, without a comma after it. */
  readonly text: string
  readonly commaAfter: boolean
}

/**
 * Parts a secondary unit at the end of a street from it (DATA.md, "Unit"): `401 FM 685 STE 104` is `401 FM 685` and
 * `STE 104`. The unit is kept as written, the comma before it goes, the street keeps its periods. Takes clean text.
 * A word that streets have too counts only with a number, or with nothing after a street suffix or a comma:
 * `123 MAIN ST REAR`, but `400 CHURCH SIDE` and `12 RIVER FRONT` are streets.
 */
export function splitUnit(street: string): StreetAndUnit {
  // most streets end in one, no unit does
  if (isStreetSuffix(street.slice(street.lastIndexOf(' ') + 1).toUpperCase())) return { street, unit: null }
  const words = lastWords(street)
  // the first word is the house number, or the street begins before the words looked at
  for (let index = 1; index < words.length; index++) {
    if (!unitsFill(words, index)) continue
    const start = words[index]!.start
    const before = withoutTrailing(street.slice(0, start))
    if (before === '') break
    return { street: before, unit: withoutTrailing(street.slice(start)) }
  }
  return { street, unit: null }
}

/** Whether a street ends in a designator that lacks its number: `100 MAIN ST STE`, `100 MAIN ST #`. */
export function lacksUnitNumber(street: string): boolean {
  const last = lastWords(street).at(-1)
  return last !== undefined && (last.text === '#' || designators.get(withoutPeriod(last.text)) === 'only')
}

function lastWords(street: string): Word[] {
  const words: Word[] = []
  let end = street.length
  while (end > 0 && words.length < mostWords) {
    const start = street.lastIndexOf(' ', end - 1) + 1
    let textEnd = end
    while (textEnd > start && street.charCodeAt(textEnd - 1) === 0x2c) textEnd--
    if (end > start)
      words.push({ start, text: street.slice(start, textEnd).toUpperCase(), commaAfter: textEnd < end })
    end = start - 1
  }
  return words.reverse()
}

/** Whether nothing but units stands from `first` on. */
function unitsFill(words: readonly Word[], first: number): boolean {
  let next = first
  while (next < words.length) {
    const end = unitEnd(words, next, first)
    if (end === next) return false
    next = end
  }
  return true
}

/** The index after the unit that begins at `index`, or `index` if none does. */
function unitEnd(words: readonly Word[], index: number, first: number): number {
  const word = words[index]!.text
  const designator = withoutPeriod(word)
  const kind = designators.get(designator)
  if (kind === 'street' && index < 2) return index
  // after a street suffix, a comma or another unit nothing of a street follows
  const isApart = index > first || endsStreet(words[index - 1]!)
  const loose = kind !== 'street' || isApart
  let end = index
  if (kind !== undefined) {
    end = valueEnd(words, index + 1, designator, loose)
    if (end === index + 1) return loose && numberless.has(designator) && index > 1 ? end : index
  } else if (word.startsWith('#')) end = valueEnd(words, index, designator, loose)
  else if (glued.test(word)) end = index + 1
  else if (isOrdinal(word) && index > 1 && isFloor(words[index + 1])) return index + 2
  if (end === index) return index
  for (;;) {
    // `1, 2 & 3`
    const more = between.has(words[end]?.text ?? '') ? end + 1 : end
    if (more === end && !words[end - 1]!.commaAfter) return end
    const moreEnd = valueEnd(words, more, designator, loose)
    if (moreEnd === more) return end
    end = moreEnd
  }
}

/** The index after the number at `index` (`104-106`, `B`, `#4`, `# 4`), or `index` if none stands there. */
function valueEnd(words: readonly Word[], index: number, designator: string, loose: boolean): number {
  const word = words[index]?.text
  if (word === undefined) return index
  if (word === '#') return isNumber(words[index + 1]?.text ?? '', designator, loose) ? index + 2 : index
  return isNumber(word.startsWith('#') ? word.slice(1) : word, designator, loose) ? index + 1 : index
}

function isNumber(word: string, designator: string, loose: boolean): boolean {
  const value = withoutPeriod(word)
  if (numberWithDigit.test(value)) return isFloorWord(designator) || !ordinal.test(value)
  if (!loose) return false
  if (letters.test(value) || numberWords.has(value)) return true
  return fewLetters.test(value) && !isStreetSuffix(value) && !isDirection(value) && !designators.has(value)
}

function endsStreet(word: Word): boolean {
  return word.commaAfter || isStreetSuffix(withoutPeriod(word.text))
}

function isOrdinal(word: string): boolean {
  return ordinalWords.has(word) || ordinal.test(word)
}

function isFloorWord(word: string): boolean {
  return word === 'FL' || word === 'FLOOR'
}

function isFloor(word: Word | undefined): boolean {
  return word !== undefined && isFloorWord(withoutPeriod(word.text))
}

function withoutPeriod(word: string): string {
  return word.endsWith('.') ? word.slice(0, -1) : word
}

function withoutTrailing(text: string): string {
  let end = text.length
  while (end > 0 && (text.charCodeAt(end - 1) === 0x20 || text.charCodeAt(end - 1) === 0x2c)) end--
  return text.slice(0, end)
}
