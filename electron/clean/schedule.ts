import type { Problem } from './cleaned.ts'
import { cleanText } from './text.ts'

export interface Schedule {
  /** OpenStreetMap `opening_hours`, such as `Mo-Th 07:30-17:15; Fr 07:30-17:30`; null where no day is open. */
  readonly value: string | null
  /** What could not be read; `day` is the place of its cell. */
  readonly problems: readonly DayProblem[]
}

export interface DayProblem {
  readonly day: number
  readonly problem: Problem
}

const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const
const hours =
  /^([0-9]{1,2})(?::([0-9]{2}))? ?([ap])\.?m\.?(?: ?[-‐‑–—−] ?| to )([0-9]{1,2})(?::([0-9]{2}))? ?([ap])\.?m\.?$/i
const closed = /^closed$/i
/** Longer cells are no hours, whatever their spaces. */
const longestCell = 200
const noProblems: readonly DayProblem[] = []
const unreadable: Problem = {
  cause: 'hours_not_understood',
  why: 'is not CLOSED and not hours such as 7:30AM - 5:30PM',
}

/**
 * The hours of a week (DATA.md, "Schedule"). Days come in order from Monday; neighbours with equal hours are joined
 * (`Mo-Fr`, `Sa-Su`), others are rules of their own; closed and empty days are left out, unreadable ones too, with a
 * problem. An end of 12:00AM is 24:00; an end before the start is on the next day. Equal start and end other than
 * midnight may mean a whole day or none, so they count as unreadable.
 * @param days the cells of Monday to Sunday
 */
export function cleanSchedule(days: readonly string[]): Schedule {
  let value = ''
  let problems: DayProblem[] | null = null
  let today: string | null | Problem = null
  let open: string | null = null
  let from = 0
  for (let day = 0; day < dayNames.length; day++) {
    // Most days repeat the day before.
    if (day === 0 || days[day] !== days[day - 1]) today = readHours(days[day] ?? '')
    let hours: string | null = null
    if (typeof today === 'string') {
      hours = today
    } else if (today !== null) {
      problems ??= []
      problems.push({ day, problem: today })
    }
    if (hours === open) continue
    value = withRule(value, from, day - 1, open)
    open = hours
    from = day
  }
  value = withRule(value, from, dayNames.length - 1, open)
  return { value: value === '' ? null : value, problems: problems ?? noProblems }
}

function withRule(before: string, from: number, to: number, open: string | null): string {
  if (open === null) return before
  const days = from === to ? dayNames[from] : `${dayNames[from]}-${dayNames[to]}`
  return `${before}${before === '' ? '' : '; '}${days} ${open}`
}

/** `07:30-17:30`, null for a closed day, or why it can't be read. */
function readHours(cell: string): string | null | Problem {
  if (cell === '' || cell === 'CLOSED') return null
  let match = hours.exec(cell)
  if (!match) {
    const text = cell.length > longestCell ? cell.trim() : cleanText(cell)
    if (text === null || text === '' || closed.test(text)) return null
    match = text.length > longestCell ? null : hours.exec(text)
  }
  if (!match) return unreadable
  const start = minuteOfDay(match[1], match[2], match[3])
  const end = minuteOfDay(match[4], match[5], match[6])
  if (start === null || end === null) {
    return { cause: 'hours_not_understood', why: 'is not a time on a clock of twelve hours' }
  }
  if (start === end && start !== 0) {
    return { cause: 'hours_not_understood', why: 'ends when it begins' }
  }
  return `${clock(start)}-${end === 0 ? '24:00' : clock(end)}`
}

function minuteOfDay(hour = '', minute = '0', half = ''): number | null {
  const hours = Number(hour)
  const minutes = Number(minute)
  if (hours < 1 || hours > 12 || minutes > 59) return null
  return ((hours % 12) + (half === 'p' || half === 'P' ? 12 : 0)) * 60 + minutes
}

function clock(minuteOfDay: number): string {
  const minutes = minuteOfDay % 60
  const hours = (minuteOfDay - minutes) / 60
  return `${hours < 10 ? '0' : ''}${hours}:${minutes < 10 ? '0' : ''}${minutes}`
}
