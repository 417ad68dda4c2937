import type { Problem } from '../cleaned.ts'
import { type NoValueWords, usualNoValue } from '../text/noValue.ts'
import { cleanText } from '../text/text.ts'
import { isSeparator, readTail } from './addressTail.ts'
import { isCityOf, mostCityWords, nameKey, type PostOffice, postOfficeOf, wordKey } from './cities.ts'
import { abbreviatesCity } from './cityAbbreviation.ts'
import { cleanState, stateCodeOf } from './state.ts'
import { lacksUnitNumber, splitUnit } from './unit.ts'
import { cleanZip } from './zip.ts'

interface SplitAddress {
  readonly address1: string | null
  readonly address2: string | null
  readonly city: string | null
  readonly state: string | null
  readonly zip: string | null
  /** Everything odd, of the State column too: it needs no other cleaning. */
  readonly problems: readonly Problem[]
}

interface Found {
  readonly cityStart: number
  readonly cityEnd: number
}

/**
 * Splits an address in one cell, `3980 W. ANN RD., STE 1 NORTH LAS VEGAS, NV 89031`, by the rules of DATA.md ("Address
 * in one cell", "Unit"). Nothing stands between street and city, so the longest ending that is the name of a city of
 * the state is the city. The ZIP helps only where it names that very city: an abbreviated one (`N LAS VEGAS`), or one
 * beyond the state's border. Takes both cells raw; a `stateColumn` of null means that the file has no such column: then the
 * cities of `issuingState` are known, but it fills nothing.
 */
export function splitAddress(
  cell: string,
  stateColumn: string | null,
  noValue: NoValueWords = usualNoValue,
  issuingState: string | null = null,
): SplitAddress {
  const { value: column, problem } = cleanState(stateColumn ?? '')
  const problems: Problem[] = problem ? [problem] : []
  const text = cleanText(cell)
  if (text === null) return { address1: null, address2: null, city: null, state: column, zip: null, problems }

  const columnCode = column === null ? issuingState : stateCodeOf(column)
  const tail = readTail(text)
  const cleanedZip = tail.zip === null ? null : cleanZip(tail.zip)
  if (cleanedZip?.problem) problems.push(cleanedZip.problem)
  const zip = cleanedZip?.value ?? null
  const postOffice = zip === null ? null : postOfficeOf(zip)

  let cellState = tail.state
  let found: Found | null = null
  if (cellState) {
    found = findCity(text, cellState.start, cellState.code, postOffice)
    if (!found && columnCode !== cellState.code)
      found = findCity(text, cellState.start, columnCode, postOffice)
  }
  if (!found) {
    // `100 5TH AVE NEW YORK 10001`: what looked like a state is the city, or none was there
    const isState = cellState !== null && (cellState.afterComma || cellState.code === columnCode || !column)
    found = findCity(text, tail.beforeZip, columnCode, postOffice, !isState)
    if (found || !isState) cellState = null
  }

  const state = column ?? cellState?.written ?? null
  if (cellState && column && (cellState.code ?? cellState.written) !== (columnCode ?? column))
    problems.push({
      cause: 'state_differs',
      why: `says ${cellState.written}, the State column says ${column}`,
    })
  if (cellState && !column) {
    const { problem: oddState } = cleanState(cellState.written)
    if (oddState) problems.push(oddState)
  }

  if (!found && hasMore(text, tail.beforeZip, cellState?.start)) {
    problems.push({
      cause: 'address_not_split',
      why: 'has no ending that is the name of a city of its state',
    })
    return { address1: text, address2: null, city: null, state, zip, problems }
  }
  if (!found) return { address1: null, address2: null, city: null, state, zip, problems }
  const street = text.slice(0, streetEnd(text, found.cityStart))
  const { street: address1, unit: address2 } = splitUnit(street)
  const city = text.slice(found.cityStart, found.cityEnd)
  const isStreet = address1 !== '' && !noValue.has(address1)
  return { address1: isStreet ? address1 : null, address2, city, state, zip, problems }
}

/** The longest ending before `end` that is a city's name. It does not reach over a comma: `BLVD NORTH, LAS VEGAS`. */
function findCity(
  text: string,
  end: number,
  state: string | null,
  postOffice: PostOffice | null,
  mayBeShort = true,
): Found | null {
  let cityEnd = end
  while (cityEnd > 0 && isSeparator(text.charCodeAt(cityEnd - 1))) cityEnd--
  const words: string[] = []
  const starts: number[] = []
  let most = 1
  let found = 0
  let name = ''
  for (let wordEnd = cityEnd; wordEnd > 0 && words.length < most; wordEnd--) {
    const start = wordStart(text, wordEnd)
    // `MAIN ST - LAS VEGAS` ends at the dash, no word of a city is that long
    const word = wordEnd - start > 40 ? '' : wordKey(text.slice(start, wordEnd))
    if (word === '') break
    if (words.length === 0) most = mostWordsBefore(word, state, postOffice)
    words.unshift(word)
    starts.push(start)
    name = name === '' ? word : `${word} ${name}`
    const key = nameKey(name)
    if (key === postOffice?.name || (state !== null && isCityOf(state, key))) found = words.length
    if (text.charCodeAt(start - 1) !== 0x20) break
    wordEnd = start
  }
  // `123 MAIN ST, FL 33301` is in no city, least of all in Fort Lauderdale
  if (postOffice !== null && mayBeShort)
    for (let count = Math.min(words.length, postOffice.words.length); count > found; count--) {
      const cityStart = starts[count - 1]!
      if (!abbreviatesCity(words.slice(-count), postOffice.words)) continue
      // `STE N LAS VEGAS`: the letter is the suite's
      if (!lacksUnitNumber(text.slice(0, streetEnd(text, cityStart)))) return { cityStart, cityEnd }
    }
  return found === 0 ? null : { cityStart: starts[found - 1]!, cityEnd: withoutPeriod(text, cityEnd) }
}

/** How many words before and with `last` can be a city's name: none where no name ends in it. */
function mostWordsBefore(last: string, state: string | null, postOffice: PostOffice | null): number {
  // the last word of WINSTON-SALEM is SALEM
  const inState = state === null ? 0 : mostCityWords(state, last.slice(last.lastIndexOf(' ') + 1))
  return Math.max(inState, postOffice?.words.length ?? 0)
}

function wordStart(text: string, end: number): number {
  let start = end
  while (start > 0 && !isSeparator(text.charCodeAt(start - 1))) start--
  return start
}

/** Where the street ends before a city: no comma, no space, no dash that stands alone (`123 MAIN ST - LAS VEGAS`). */
function streetEnd(text: string, cityStart: number): number {
  let end = cityStart
  while (end > 0 && (isSeparator(text.charCodeAt(end - 1)) || isLoneDash(text, end - 1))) end--
  return end
}

function isLoneDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x2d && (at === 0 || isSeparator(text.charCodeAt(at - 1)))
}

function withoutPeriod(text: string, end: number): number {
  return text.charCodeAt(end - 1) === 0x2e ? end - 1 : end
}

/** Whether anything stands before state and ZIP. */
function hasMore(text: string, beforeZip: number, stateStart: number | undefined): boolean {
  return streetEnd(text, stateStart ?? beforeZip) > 0
}
