import type { Problem } from '../cleaned.ts'
import { type NoValueWords, usualNoValue } from '../text/noValue.ts'
import { cleanText } from '../text/text.ts'

/** `7:30AM`, `7 a.m.`, `07:30`, `0730`, `17`, `07:30:00` */
const time =
  '(?:([0-9]{1,2})(?:[:.]([0-9]{2})(?::00)?|(?<=[0-9]{2})([0-9]{2}))? ?(?:([ap])\\.?m\\.?)?|(noon|midnight))'
/** What nearly every cell looks like. */
const usual = /^(1[0-2]|0?[1-9]):([0-5][0-9]) ?([AP])M - (1[0-2]|0?[1-9]):([0-5][0-9]) ?([AP])M$/
const hours = new RegExp(`^${time}(?: ?[-‐‑–—−] ?| to | until )${time}$`, 'i')
const wholeDay = /^(?:open )?(?:24 ?(?:hours|hrs?\.?)(?: (?:a|per) day)?|24\/7)$/i
const closed = /^closed$/i
/** Words that say that nobody knows, while `N/A` and `-` say that there are no hours. */
const unknownWords = /^(?:unknown|tbd|\?|unavailable|not (?:available|provided|given))$/i
const betweenShifts = /\s*(?:[,;&/]|[\r\n]+|\band\b)\s*/i
/** Longer cells are no hours, whatever their spaces. */
const longestCell = 200

export const unknownHours = 'unknown'

/** What a cell says of a day: `07:30-17:30`, null where it is closed, or why it can't be read. */
export type DayHours = string | null | Problem

const unreadable = unknown('is not CLOSED and not hours such as 7:30AM - 5:30PM or 07:30-17:30')

function unknown(why: string): Problem {
  return { cause: 'hours_not_understood', why }
}

interface Shift {
  /** Minutes of the day; an end before the start is on the next one. */
  readonly start: number
  readonly end: number
}

/**
 * The hours of one day, as OpenStreetMap's `opening_hours` has them: of split shifts `07:30-12:00,13:00-17:30`. Hours
 * without AM and PM are read where one of them is 13 or more or 00, or both have two digits and the end is later.
 * (DATA.md, "Schedule")
 */
export function readDayHours(cell: string, noValue: NoValueWords = usualNoValue): DayHours {
  if (cell === '' || cell === 'CLOSED') return null
  const match = usual.exec(cell)
  if (match) return hoursOf(shiftOf(minuteOfDay(match, 1), minuteOfDay(match, 4)))
  const text = cell.length > longestCell ? cell.trim() : cleanText(cell)
  if (text === null || text === '' || closed.test(text)) return null
  if (text.length > longestCell) return unreadable
  if (unknownWords.test(text)) return unknown('does not say when it is open')
  if (noValue.has(text)) return text.startsWith('#') ? unreadable : null
  if (wholeDay.test(text)) return '00:00-24:00'
  const one = readShift(text)
  return one === null ? readShifts(cell.trim().split(betweenShifts)) : hoursOf(one)
}

function hoursOf(shift: Shift | Problem): DayHours {
  return 'why' in shift ? shift : written(shift)
}

function readShifts(parts: readonly string[]): DayHours {
  const shifts: Shift[] = []
  for (const part of parts) {
    const text = cleanText(part)
    if (text === null) continue
    const shift = readShift(text)
    if (shift === null) return unreadable
    if ('why' in shift) return shift
    shifts.push(shift)
  }
  if (shifts.length === 0) return unreadable
  shifts.sort((a, b) => a.start - b.start)
  const overlap = shifts.some(({ start }, index) => {
    const before = shifts[index - 1]
    return before !== undefined && (before.end <= before.start || start < before.end)
  })
  return overlap ? unknown('has shifts that overlap') : shifts.map(written).join(',')
}

/** Null for what is no hours at all. */
function readShift(text: string): Shift | Problem | null {
  const match = hours.exec(text)
  if (!match) return null
  const from = readTime(match, 1)
  const to = readTime(match, 6)
  if (from === null || to === null) return unknown('is not a time of day')
  if (!from.isSure || !to.isSure) {
    const isOnWholeClock = [from, to].some((one) => !one.isSure && (one.minutes >= 13 * 60 || one.isZero))
    const isPadded = from.hasTwoDigits && to.hasTwoDigits && to.minutes > from.minutes
    if (!isOnWholeClock && !isPadded) return unknown('does not say which times are AM and which are PM')
  }
  return shiftOf(from.minutes % wholeDayMinutes, to.minutes)
}

const wholeDayMinutes = 24 * 60

function shiftOf(start: number, to: number): Shift | Problem {
  // 12:00 AM - 11:59 PM is the whole day
  const end = to === 0 || (start === 0 && to === wholeDayMinutes - 1) ? wholeDayMinutes : to
  return start === end % wholeDayMinutes && start !== 0 ? unknown('ends when it begins') : { start, end }
}

/** Of hour, minute and half of a day, which stand at that place of the match. */
function minuteOfDay(match: readonly (string | undefined)[], at: number): number {
  return (
    ((Number(match[at]) % 12) + (match[at + 2] === 'P' || match[at + 2] === 'p' ? 12 : 0)) * 60 +
    Number(match[at + 1])
  )
}

interface Time {
  readonly minutes: number
  /** Said by AM, PM or a word. */
  readonly isSure: boolean
  readonly isZero: boolean
  readonly hasTwoDigits: boolean
}

function readTime(match: RegExpExecArray, at: number): Time | null {
  const [hour, minute = match[at + 2] ?? '0', , half, word] = match.slice(at, at + 5)
  if (word !== undefined) {
    return {
      minutes: word.toLowerCase() === 'noon' ? 720 : 0,
      isSure: true,
      isZero: false,
      hasTwoDigits: false,
    }
  }
  const hours = Number(hour)
  const minutes = Number(minute)
  if (minutes > 59) return null
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return null
    return {
      minutes: minuteOfDay([hour, String(minutes), half], 0),
      isSure: true,
      isZero: false,
      hasTwoDigits: false,
    }
  }
  if (hours > 24 || (hours === 24 && minutes > 0)) return null
  const hasTwoDigits = hour?.length === 2
  return { minutes: hours * 60 + minutes, isSure: false, isZero: hours === 0, hasTwoDigits }
}

function written({ start, end }: Shift): string {
  return `${clock(start)}-${clock(end)}`
}

function clock(minuteOfDay: number): string {
  const minutes = minuteOfDay % 60
  const hours = (minuteOfDay - minutes) / 60
  return `${hours < 10 ? '0' : ''}${hours}:${minutes < 10 ? '0' : ''}${minutes}`
}
