import { LoaderError } from '../../../shared/errors.ts'

const zero = 48

/**
 * Days from 2000-01-01, as PostgreSQL's binary dates want them; exact for the years 1 to 9999.
 * @param date `YYYY-MM-DD`
 * @throws LoaderError internal on anything else: `6/1/2024` would become some other day in silence.
 */
export function daysSince2000(date: string): number {
  const year = date.length === 10 ? number(date, 0, 4) : -1
  const month = number(date, 5, 7)
  const day = number(date, 8, 10)
  const isDate = year >= 1 && month >= 1 && month <= 12 && day >= 1 && date[4] === '-' && date[7] === '-'
  if (!isDate || day > daysIn(month, year)) throw notADate(date)
  // Years begin in March here, so that the leap day is the last of its year.
  const yearFromMarch = month <= 2 ? year - 1 : year
  const monthFromMarch = (month + 9) % 12
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1
  const leapDays =
    Math.floor(yearFromMarch / 4) - Math.floor(yearFromMarch / 100) + Math.floor(yearFromMarch / 400)
  return 365 * yearFromMarch + leapDays + dayOfYear - daysTo2000
}

/** Days from 1 March of year 0 to 1 January 2000. */
const daysTo2000 = 730_425

/** The digits from `start` to `end`, or less than 0 where one of them is none: this runs for each date of each record. */
function number(text: string, start: number, end: number): number {
  let value = 0
  for (let index = start; index < end; index += 1) {
    const digit = text.charCodeAt(index) - zero
    // of a character that is not there NaN
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function notADate(text: string): LoaderError {
  return new LoaderError('internal', `A rule gave '${text.slice(0, 40)}' for a date; dates are YYYY-MM-DD.`)
}
