import type { IsoDate } from '../../../shared/isoDate.ts'
import { type Cleaned, cleaned, nothing, notUnderstood, odd } from '../cleaned.ts'
import { type CalendarDate, type DateOptions, readDate } from './dateForms.ts'

/** Days up to this one and from `placeholdersFrom` are what programs write for no day. */
const lastPlaceholder = '1900-01-01'
const placeholdersFrom = '9999'

/** What a kind of date says of a day that its cell names. */
type Judge = (iso: IsoDate, date: CalendarDate, runDate: string) => Cleaned<IsoDate>

/**
 * Reads days of one kind from any form of DATA.md ("Date"). A two-digit year is the latest that makes the date not later than the
 * run date's own day so many years on.
 */
const dateCleaner =
  (yearsOn: number, judge: Judge) =>
  /** @param runDate `YYYY-MM-DD` */
  (cell: string, runDate: string, options: DateOptions = usualOptions): Cleaned<IsoDate> => {
    const date = parseDate(cell, options)
    if (isCleaned(date)) return date
    const iso = dateNotAfter(yearsFrom(runDate, yearsOn), date)
    if (iso === null) return noSuchDay(date)
    return isPlaceholder(iso) ? placeholder : judge(iso, date, runDate)
  }

/**
 * A day in the past (`9/25/96` is 1996). A two-digit year before 1930 is kept with a problem, since `1/1/26` read in 2025 was
 * hardly meant to be 1926. So is a four-digit date after the run date.
 */
export const cleanIssueDate = dateCleaner(0, (iso, { twoDigitYear }, runDate) => {
  if (twoDigitYear) return keptIfLongAgo(iso)
  return iso > runDate ? odd(iso, 'date_after_run', `is after the run date ${runDate}`) : cleaned(iso)
})

/** A day on which a license was or will be renewed, up to two years on. */
export const cleanRenewalDate = dateCleaner(2, (iso, { twoDigitYear }) =>
  twoDigitYear ? keptIfLongAgo(iso) : cleaned(iso),
)

/** A day on which something ends, up to twenty years on. More than 40 years before the run date is kept with a problem. */
export const cleanExpiryDate = dateCleaner(20, (iso, _date, runDate) =>
  iso < yearsFrom(runDate, -40)
    ? odd(iso, 'expiry_long_ago', `was taken for ${iso}, more than 40 years before the run date`)
    : cleaned(iso),
)

const usualOptions: DateOptions = {}
const placeholder = notUnderstood(
  'date_is_placeholder',
  'is what programs write for no date, so no date is stored',
)

function parseDate(cell: string, options: DateOptions): CalendarDate | Cleaned<never> {
  const text = cell.trim()
  if (text === '') return nothing
  const date = readDate(text, options)
  return typeof date === 'string' ? notADate(date) : date
}

function isCleaned(date: CalendarDate | Cleaned<never>): date is Cleaned<never> {
  return 'problem' in date
}

function isPlaceholder(iso: string): boolean {
  return iso <= lastPlaceholder || iso >= placeholdersFrom
}

function keptIfLongAgo(iso: IsoDate): Cleaned<IsoDate> {
  return iso < '1930' ? odd(iso, 'date_long_ago', `was taken for ${iso}, before 1930`) : cleaned(iso)
}

function yearsFrom(date: string, years: number): string {
  return years === 0 ? date : padded(Number(date.slice(0, 4)) + years, 4) + date.slice(4)
}

/** `YYYY-MM-DD`; of a two-digit year the latest date that is not after `latest`. Null if that year lacks the day. */
function dateNotAfter(latest: string, date: CalendarDate): IsoDate | null {
  const { month, day } = date
  const monthAndDay = `-${padded(month, 2)}-${padded(day, 2)}`
  let year = date.year
  if (date.twoDigitYear) {
    const latestYear = Number(latest.slice(0, 4))
    year += latestYear - (latestYear % 100)
    if (padded(year, 4) + monthAndDay > latest) year -= 100
  }
  if (day === 29 && month === 2 && !isLeapYear(year)) return null
  return (padded(year, 4) + monthAndDay) as IsoDate
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function padded(value: number, length: number): string {
  const digits = String(value)
  return digits.length >= length ? digits : digits.padStart(length, '0')
}

function noSuchDay(date: CalendarDate): Cleaned<never> {
  const year = date.twoDigitYear ? `a year ${padded(date.year, 2)}` : String(date.year)
  return notADate(`there is no 29 February in ${year}`)
}

function notADate(why: string): Cleaned<never> {
  return notUnderstood('date_not_understood', `is not a date: ${why}`)
}
