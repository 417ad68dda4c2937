import type { IsoDate } from '../../shared/isoDate.ts'
import { type Cleaned, cleaned, nothing, notUnderstood, odd } from './cleaned.ts'

/** Integers, never a JavaScript Date: a day must not move with the machine's time zone. */
interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly twoDigitYear: boolean
}

const slashes = /^([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{2}|[0-9]{4})$/
const dashes = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/**
 * A day in the past, as `YYYY-MM-DD`, from `M/D/YY`, `M/D/YYYY` or `YYYY-MM-DD`. A two-digit year is the latest that
 * makes the date not later than the run date (`9/25/96` is 1996): before 1930 that is kept with a problem, since
 * `1/1/26` read in 2025 was hardly meant to be 1926. So is a four-digit date after the run date. (DATA.md, "Date")
 * @param runDate `YYYY-MM-DD`
 */
export function cleanIssueDate(cell: string, runDate: string): Cleaned<IsoDate> {
  const { value: date, problem } = parseDate(cell)
  if (date === null) return { value: null, problem }
  const iso = dateNotAfter(runDate, date)
  if (iso === null) return noSuchDay(date)
  if (date.twoDigitYear) {
    return iso < '1930' ? odd(iso, 'date_long_ago', `was taken for ${iso}, before 1930`) : cleaned(iso)
  }
  return iso > runDate ? odd(iso, 'date_after_run', `is after the run date ${runDate}`) : cleaned(iso)
}

/**
 * A day on which something ends, written like an issue date. A two-digit year is the latest that makes the date not
 * later than the run date's own day twenty years on, both counted to the day. (DATA.md, "Date")
 * @param runDate `YYYY-MM-DD`
 */
export function cleanExpiryDate(cell: string, runDate: string): Cleaned<IsoDate> {
  const { value: date, problem } = parseDate(cell)
  if (date === null) return { value: null, problem }
  const iso = dateNotAfter(padded(Number(runDate.slice(0, 4)) + 20, 4) + runDate.slice(4), date)
  return iso === null ? noSuchDay(date) : cleaned(iso)
}

/** Month and day are possible; whether 29 February is depends on the year, which may not be known yet. */
function parseDate(cell: string): Cleaned<CalendarDate> {
  const text = cell.trim()
  if (text === '') return nothing
  let year: string
  let month: number
  let day: number
  const slashed = slashes.exec(text)
  if (slashed) {
    month = Number(slashed[1])
    day = Number(slashed[2])
    year = slashed[3] as string
  } else {
    const dashed = dashes.exec(text)
    if (!dashed) return notADate('only M/D/YY, M/D/YYYY and YYYY-MM-DD are')
    year = dashed[1] as string
    month = Number(dashed[2])
    day = Number(dashed[3])
  }
  if (month < 1 || month > 12) return notADate(`there is no month ${month}`)
  if (year === '0000') return notADate('there is no year 0')
  if (day < 1) return notADate('there is no day 0')
  if (day > (month === 2 ? 29 : (daysOfMonth[month - 1] as number))) {
    return notADate(`there is no ${day} ${monthNames[month - 1]}`)
  }
  return cleaned({ year: Number(year), month, day, twoDigitYear: year.length === 2 })
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
