import { LoaderError } from './errors.ts'

/**
 * A run date as `YYYY-MM-DD`. Takes `2025-11-05` and `20251105`.
 * @throws LoaderError usage for anything else, and for days that no calendar has.
 */
export function parseRunDate(text: string): string {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text)
  const date = parts === null ? null : `${parts[1]}-${parts[2]}-${parts[3]}`
  if (date === null || !isRealDate(date)) {
    throw new LoaderError('usage', `'${text.slice(0, 40)}' is not a date.`, {
      hint: 'Write the run date as YYYY-MM-DD, e.g. 2025-11-05.',
    })
  }
  return date
}

/** Today on this computer's calendar, not in UTC: a load at 11 p.m. in Nevada is of that evening. */
export function today(now = new Date()): string {
  const pad = (value: number, width: number) => String(value).padStart(width, '0')
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}`
}

/** Whether `YYYY-MM-DD` is a day of the calendar, from year 1. */
export function isRealDate(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= (days[month - 1] as number)
}
