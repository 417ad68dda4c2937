import { type Cleaned, cleaned, nothing, notUnderstood, odd, type Problem } from '../cleaned.ts'
import { cleanIdentifier, pointZeroWhy, withoutPointZero } from '../text/identifier.ts'
import { isLongerThan, lengthLimits, tooLong } from '../text/length.ts'
import { type NoValueWords, usualNoValue } from '../text/noValue.ts'

interface LicenseNumbers {
  readonly number: string
  /** Further numbers of the cell, in its order, each once. */
  readonly others: readonly string[]
}

const digit = /[0-9]/
/** `2.2E+06`: the digits behind the second are gone. */
const scientific = /^[+-]?[0-9]+(?:[.,][0-9]+)?e\+[0-9]{1,3}$/i
/** `Jan-23`, `23-Jan`, `1-Jan-23`: a date as Excel shows it, not the `JAN-23` of an agency. */
const excelMonth = /^(?:[0-9]{1,2}-)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:-[0-9]{2,4})?$/
/** `3/14/1204`, also with a time of day */
const slashedDate = /^[0-9]{1,2}\/[0-9]{1,2}\/(?:[0-9]{2}|[0-9]{4})(?: [0-9]{1,2}:[0-9]{2}.{0,10})?$/
const thousands = /^[0-9]{1,3}(?:,[0-9]{3})+(?:\.0+)?$/
/** `# 2200107`, `No. 2200108`; `NO123` may be a number of its own. */
const mark = /^(?:[#№]|no[.:])[\s#:.]*(?=.*[0-9])/i
/** `(expired)`, or a word of three letters and more: `K-12 A` and `820 OK` are numbers. */
const wordsBehind = /^\S*[0-9]\S*\s+(?:.*\s)?(?:\(.*\)|\p{L}{3,})(?:[\s.,;:)]|$)/u
/** `2200107, 2200108`: no rule parts numbers at a comma, which may belong to one. */
const commaBetween = /[0-9]{4} *, *[^ ,]*[0-9]{4}/
const commaWhy = 'holds a comma: it may be several numbers, and is kept whole'
const between = /\s*(?:;|[\r\n]+|\s&\s|\sand\s)\s*/i
const slash = /\s*\/\s*/
/** Longer cells are no list of numbers. It bounds the work on them. */
const longestCell = 2_000
const manyDigits = /(?:[0-9][^0-9]*){5}/

/**
 * The license number of a cell, and further ones it holds (DATA.md, "License numbers"). One without a digit is none;
 * one that a spreadsheet damaged can't be told any more. What is taken off, or stays and is odd, is a problem.
 */
export function cleanLicenseNumber(
  cell: string,
  noValue: NoValueWords = usualNoValue,
): Cleaned<LicenseNumbers> {
  if (isUsual(cell)) return cleaned({ number: cell, others: noOthers })
  const text = cleanIdentifier(cell)
  if (text === null) return nothing
  if (text.length > longestCell) return tooLong(lengthLimits.license_number)
  const parts = partsOf(text, noValue)
  const [first = text, ...rest] = parts
  const { value, problem } = cleanOne(first)
  if (value === null) return { value, problem }
  if (rest.length === 0) return { value: { number: value, others: noOthers }, problem }
  const others = new Set<string>()
  for (const part of rest) {
    const other = cleanOne(part).value
    if (other !== null && other !== value) others.add(other)
  }
  return odd(
    { number: value, others: [...others] },
    'several_license_numbers',
    `holds ${rest.length + 1} license numbers: ${value} counts, the others are kept in attributes`,
  )
}

const noOthers: readonly string[] = []

/** Capital letters, digits and hyphens, as nearly every number is: nothing to do. */
function isUsual(cell: string): boolean {
  if (cell.length > lengthLimits.license_number) return false
  let hasDigit = false
  for (let index = 0; index < cell.length; index++) {
    const code = cell.charCodeAt(index)
    if (code >= 0x30 && code <= 0x39) hasDigit = true
    else if ((code < 0x41 || code > 0x5a) && code !== 0x2d) return false
  }
  return hasDigit
}

/** The numbers of a cell; the whole cell where what stands between separators is not a number each. */
function partsOf(text: string, noValue: NoValueWords): readonly string[] {
  const parts = between.test(text)
    ? text.split(between).filter((part) => part !== '' && !noValue.has(part))
    : [text]
  if (!parts.every((part) => digit.test(part))) return [text]
  return parts.flatMap((part) => {
    const sides = part.split(slash)
    const length = sides[0]?.length
    return sides.every((side) => side.length === length && manyDigits.test(side)) ? sides : [part]
  })
}

function cleanOne(text: string): Cleaned<string> {
  if (scientific.test(text)) return damaged('as a rounded number')
  if (excelMonth.test(text) || slashedDate.test(text)) return damaged('as a date')
  let number = text.replace(mark, '')
  let problem: Problem | null =
    number === text ? null : { cause: 'license_number_odd', why: `was read as ${number}, without its mark` }
  if (thousands.test(number)) {
    number = number.replaceAll(',', '')
    problem = { cause: 'license_number_odd', why: `was read as ${withoutPointZero(number)}, without commas` }
  }
  const whole = withoutPointZero(number)
  if (whole !== number) {
    problem ??= { cause: 'ends_in_point_zero', why: pointZeroWhy(whole) }
    number = whole
  }
  if (!digit.test(number))
    return notUnderstood('license_number_odd', 'holds no digit, as every license number does')
  if (isLongerThan(number, lengthLimits.license_number)) return tooLong(lengthLimits.license_number)
  if (problem === null && wordsBehind.test(number))
    problem = { cause: 'license_number_odd', why: 'has words behind the number, which are kept' }
  if (problem === null && commaBetween.test(number)) problem = { cause: 'license_number_odd', why: commaWhy }
  return { value: number, problem }
}

function damaged(how: string): Cleaned<never> {
  return notUnderstood(
    'license_number_damaged',
    `is a license number that a spreadsheet stored ${how}: ask the agency for it, or load the file as it was before a spreadsheet saved it`,
  )
}
