import { cleanAges } from '../../clean/care/ages.ts'
import { cleanEmail } from '../../clean/person/email.ts'
import { givenNames } from '../../clean/person/givenNames.data.ts'
import { isOrganisation } from '../../clean/person/organisation.ts'
import { cleanPhone } from '../../clean/person/phone.ts'
import { splitAddress } from '../../clean/place/address.ts'
import { isCityOf, nameKey, postOfficeOf, wordKey } from '../../clean/place/cities.ts'
import { splitCityStateZip } from '../../clean/place/cityStateZip.ts'
import { stateCodeOf } from '../../clean/place/state.ts'
import { isZip } from '../../clean/place/zip.ts'
import { tidyCell } from '../../clean/text/cell.ts'
import { cleanFlag } from '../../clean/text/flag.ts'
import type { NoValueWords } from '../../clean/text/noValue.ts'
import { usualNoValue } from '../../clean/text/noValue.ts'
import { cleanWebsite } from '../../clean/text/website.ts'
import { cleanIssueDate } from '../../clean/time/date.ts'
import { cleanSchedule } from '../../clean/time/schedule.ts'
import { readWeekText } from '../../clean/time/weekText.ts'
import lexicon from './lexicon.json' with { type: 'json' }
import { headerWords } from './words.ts'

const runDate = '2025-11-05'

/** Forms that a value may have; several may hold of one. */
const forms = {
  date: (text: string) =>
    /[/.,-]|[a-z]{3}/i.test(text) || /^(?:19|20)[0-9]{6}$/.test(text)
      ? text.length <= 40 && /[0-9]/.test(text) && cleanIssueDate(text, runDate).value !== null
      : false,
  dayFirst: (text: string) => /^(?:1[3-9]|2[0-9]|3[01])[/.-][0-9]{1,2}[/.-][0-9]{2,4}\b/.test(text),
  monthFirst: (text: string) => /^[0-9]{1,2}[/.-](?:1[3-9]|2[0-9]|3[01])[/.-][0-9]{2,4}\b/.test(text),
  phone: (text: string) =>
    text.length <= 80 && (text.match(/[0-9]/g)?.length ?? 0) >= 10 && cleanPhone(text).value !== null,
  email: (text: string) => text.includes('@') && cleanEmail(text).value !== null,
  website: (text: string) => text.includes('.') && !text.includes('@') && cleanWebsite(text).value !== null,
  zip: (text: string) => isZip(text),
  knownZip: (text: string) => isZip(text) && postOfficeOf(text) !== null,
  flag: (text: string) => cleanFlag(text).value !== null,
  integer: (text: string) => /^[0-9]{1,3}(?:,[0-9]{3})*(?:\.0+)?$|^[0-9]{1,9}(?:\.0+)?$/.test(text),
  decimal: (text: string) => /^-?[0-9]{1,3}\.[0-9]{2,}$/.test(text),
  hours: (text: string) =>
    /[0-9]/.test(text) &&
    text.length <= 120 &&
    isSchedule([text, '', '', '', '', '', '']) &&
    /[:ap]|-|to/i.test(text),
  closed: (text: string) => /^(?:closed|none|-|n\/?a)$/i.test(text),
  time: (text: string) =>
    /^[0-9]{1,2}(?::?[0-9]{2}){0,2} ?(?:[ap]\.?m?\.?)?$/i.test(text) && /[:ap]|^[0-9]{3,4}$/i.test(text),
  weekText: (text: string) => {
    const days = /[a-z]/i.test(text) ? readWeekText(text) : null
    return days !== null && isSchedule(days)
  },
  ages: (text: string) => {
    if (text.length > 300 || cleanIssueDate(text, runDate).value !== null) return false
    const { agesServed, minAge, maxAge, problems } = cleanAges(text.split(/[;|]/))
    return (
      (agesServed !== null || minAge !== null || maxAge !== null) &&
      problems.length === 0 &&
      /[a-z]/i.test(text)
    )
  },
  yearRange: (text: string) => /^[0-9]{1,2}(?:\.[0-9])? ?(?:-|–|to) ?[0-9]{1,2}$/i.test(text),
  point: (text: string) => /^POINT *\( *-?[0-9]/i.test(text),
  street: (text: string) =>
    (/^(?:[0-9]+[a-z]?(?:[-/][0-9a-z]+)?|[nsew][0-9]+) +(?:[^0-9]|[0-9]+(?:st|nd|rd|th)\b)/i.test(text) ||
      /\bp\.? ?o\.? box\b/i.test(text)) &&
    !/^[0-9]+ (?:months?|years?|weeks?|infants?|toddlers?|preschool|children|to|-|yrs?|mos?)\b/i.test(text),
  organisation: (text: string) => isOrganisation(text),
  legalForm: (text: string) => /\b(?:llc|inc|corp|ltd|llp|incorporated|corporation)\b\.?$/i.test(text),
  person: (text: string) => isPersonLike(text),
  /** A name above what the person is. */
  personAbove: (text: string) => text.includes('\n') && isPersonLike(text.split('\n')[0]?.trim() ?? ''),
  familyComma: (text: string) => /^[^,]+, *\p{L}/u.test(text) && isPersonLike(text),
  familyFirst: (text: string) => isFamilyFirst(text),
  identifier: (text: string) =>
    text.length <= 30 &&
    /[0-9]/.test(text) &&
    /^[a-z0-9][a-z0-9 ./_#-]*$/i.test(text) &&
    (text.match(/ /g)?.length ?? 0) <= 2,
  letters: (text: string) => /\p{L}{2}/u.test(text),
  words: (text: string) => /\p{L}{2,}.*[ -]\p{L}+/u.test(text),
  /** `Monitoring since 2024-05-31` */
  datedText: (text: string) => text.length <= 80 && datedText.test(text),
  days: (text: string) => text.length <= 120 && dayList.test(text),
  language: (text: string) => text.length <= 120 && text.split(/[,;/&]|\band\b/i).every(isLanguage),
  /** `Ages Served: Infants Toddlers`: other cells of the column may be of something else. */
  agesInWords: (text: string) => agesPrefix.test(text),
  /** Words that names of child care have, and types of it too. */
  childCare: (text: string) => childCareWords.test(text),
  typeAndNumber: (text: string) => /^\p{L}.* - *[a-z]{0,4}[0-9][a-z0-9-]*$/iu.test(text),
  doingBusinessAs: (text: string) => /\bd\/?b\/?a\b/i.test(text),
} satisfies Record<string, (text: string) => boolean>
export const agesPrefix = /^\s*(ages?(?: (?:served|groups?|accepted|range))?):/i
const datedText =
  /^\p{L}[\p{L} :.-]* (?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\/[0-9]{1,2}\/(?:[0-9]{4}|[0-9]{2}))$/u
const dayList =
  /^(?:(?:mon?|tue?s?|wed?|thu?r?s?|fri?|sat?|sun?)(?:day|nesday|rsday|sday|urday)?\.?(?:[\s,;/&-]+|$)){2,}$/i
const childCareWords =
  /\b(?:child ?care|day ?care|learning|pre-?school|nursery|academy|montessori|kids?|kiddie|tots?|children'?s?|early|little|school|playhouse|center|centre)\b/i
const languages: ReadonlySet<string> = new Set(lexicon.languages)

function isLanguage(text: string): boolean {
  return languages.has(text.trim().toLowerCase())
}

export type Form = keyof typeof forms | 'state' | 'city' | 'address' | 'cityStateZip'

function isSchedule(days: readonly string[]): boolean {
  const { value, problems } = cleanSchedule(days)
  return value !== null && problems.length === 0
}

function namesOf(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s,.&/]+/)
    .filter((word) => word.length > 1)
}

const months =
  /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b.*(?:-|\bto\b|\bthrough\b)/i

function isPersonLike(text: string): boolean {
  if (text.length > 60 || months.test(text) || /[0-9@]/.test(text) || isOrganisation(text)) return false
  const names = namesOf(text)
  return names.length >= 2 && names.length <= 6 && names.some((name) => givenNames.has(name))
}

/** `LARKSPUR ADA LOUISE`: a given name, and not in the first place. */
function isFamilyFirst(text: string): boolean {
  const names = namesOf(text)
  return !text.includes(',') && isPersonLike(text) && !givenNames.has(names[0] as string)
}

/** What stands in a column of the sample. */
export interface Profile {
  readonly place: number
  readonly header: string
  readonly words: readonly string[]
  /** Records of the sample. */
  readonly rows: number
  readonly filled: number
  readonly distinct: number
  /** Values with how often each stands there, most frequent first; of many a part. */
  readonly values: readonly (readonly [string, number])[]
  /** Of the filled cells the share that has a form; 0 where there are none. */
  share(form: Form): number
  /** A word for each record: whether it is filled. */
  readonly mask: readonly boolean[]
  /** Characters round most of its values: `\\Name\\`. */
  readonly wrap: string | null
  /** Of the filled cells the share that holds two lines or more. */
  readonly lines: number
}

/** Of a longer cell its beginning tells the form: what is looked for in it takes more than linear time. */
const longestLooked = 300

/** Far more tell no more. */
const mostValues = 300

export function profileOf(
  header: string,
  place: number,
  records: readonly (readonly string[])[],
  state: string | null,
  noValue: NoValueWords = usualNoValue,
): Profile {
  const counts = new Map<string, number>()
  let inLines = 0
  const mask = records.map((record) => {
    const cell = record[place] ?? ''
    if (isInLines(cell)) inLines += 1
    const looked = cell.length > longestLooked * 2 ? cell.slice(0, longestLooked) : cell
    const text = looked === '' ? '' : tidyCell(looked, 'value', noValue).trim()
    if (text === '') return false
    counts.set(text, (counts.get(text) ?? 0) + 1)
    return true
  })
  const filled = mask.filter(Boolean).length
  const all = [...counts]
  const step = Math.max(1, Math.floor(all.length / mostValues))
  const chosen = all.filter((_, index) => index % step === 0).slice(0, mostValues)
  const wrap = wrapOf(chosen)
  const values = chosen
    .map(([text, count]): [string, number] => [wrap === null ? text : unwrapped(text, wrap), count])
    .sort((a, b) => b[1] - a[1])
  const weight = values.reduce((sum, [, count]) => sum + count, 0)
  const shares = new Map<Form, number>()
  return {
    place,
    header,
    words: headerWords(header),
    rows: records.length,
    filled,
    distinct: counts.size,
    values,
    mask,
    wrap,
    lines: filled === 0 ? 0 : inLines / filled,
    share(form) {
      let known = shares.get(form)
      if (known === undefined) {
        const has = detector(form, state)
        const found = values.reduce((sum, [text, count]) => sum + (has(text) ? count : 0), 0)
        known = weight === 0 ? 0 : found / weight
        shares.set(form, known)
      }
      return known
    },
  }
}

function isInLines(cell: string): boolean {
  return cell.length <= longestLooked && cell.split('\n').filter((line) => line.trim() !== '').length > 1
}

function detector(form: Form, state: string | null): (text: string) => boolean {
  if (form === 'state') return (text) => text.length <= 20 && stateCodeOf(text) !== null
  if (form === 'city')
    return (text) =>
      state !== null &&
      text.length <= 40 &&
      isCityOf(state, nameKey(text.split(/\s+/).map(wordKey).join(' ')))
  if (form === 'address')
    return (text) => {
      const { address1, city, zip } = splitAddress(text, null, usualNoValue, state)
      return address1 !== null && city !== null && zip !== null && /[0-9]/.test(address1)
    }
  if (form === 'cityStateZip')
    return (text) => {
      const { city, state: code, zip } = splitCityStateZip(text)
      return city !== null && (code !== null || zip !== null) && !/^[0-9]/.test(city)
    }
  return forms[form]
}

/** A character that is no part of a name stands on both ends of most values. */
function wrapOf(values: readonly (readonly [string, number])[]): string | null {
  const texts = values.map(([text]) => text).filter((text) => text.length > 2)
  if (texts.length < 2) return null
  for (const mark of ['\\', '"', "'", '*', '|', '~']) {
    const wrapped = texts.filter((text) => text.startsWith(mark) && text.endsWith(mark)).length
    if (wrapped / texts.length >= 0.6) return mark
  }
  return null
}

function unwrapped(text: string, mark: string): string {
  let from = 0
  let to = text.length
  while (from < to && text[from] === mark) from += 1
  while (to > from && text[to - 1] === mark) to -= 1
  return text.slice(from, to).trim()
}
