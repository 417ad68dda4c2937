import { type Cleaned, cleaned, nothing, odd } from '../cleaned.ts'

/** What is written for a hyphen: a soft one, those of typesetters, dashes, a minus sign. */
const hyphenLookAlike = /[\u00ad\u2010-\u2015\u2212]/
const hyphenInside = /(?<=[\p{L}\p{N}])[\u00ad\u2010-\u2015\u2212](?=[\p{L}\p{N}])/gu
const softHyphens = /\u00ad/g
/** What a program makes of a number that it held with decimals. */
const pointZero = /^([0-9]+)\.0+$/

/**
 * License number, provider id, ZIP, contract number: trimmed outside, otherwise character for character, so that
 * `007-23` and `02138` keep their zeros and two spellings of one letter stay two. Only what looks like a hyphen
 * between letters or digits is one. Null where nothing is left. (DATA.md, "Identifiers", "Invisible characters")
 */
export function cleanIdentifier(cell: string): string | null {
  let identifier = cell.trim()
  if (hyphenLookAlike.test(identifier))
    identifier = identifier.replace(hyphenInside, '-').replace(softHyphens, '').trim()
  return identifier === '' ? null : identifier
}

/** An identifier without the `.0` of a number with decimals, which is told. (DATA.md, "License numbers") */
export function cleanIdentifierNumber(cell: string): Cleaned<string> {
  const identifier = cleanIdentifier(cell)
  if (identifier === null) return nothing
  const number = withoutPointZero(identifier)
  return number === identifier ? cleaned(identifier) : odd(number, 'ends_in_point_zero', pointZeroWhy(number))
}

export function withoutPointZero(identifier: string): string {
  return identifier.endsWith('0') ? (pointZero.exec(identifier)?.[1] ?? identifier) : identifier
}

/** Completes "Facility ID: '7311.0' …". */
export function pointZeroWhy(number: string): string {
  return `was read as ${number}: a program wrote the number with decimals; ask for the column as text`
}
