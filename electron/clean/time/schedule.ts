import type { Problem } from '../cleaned.ts'
import { type NoValueWords, usualNoValue } from '../text/noValue.ts'
import { type DayHours, readDayHours, unknownHours } from './dayHours.ts'

interface Schedule {
  /** OpenStreetMap `opening_hours`, such as `Mo-Th 07:30-17:15; Fr 07:30-17:30`; null where no day is open. */
  readonly value: string | null
  /** What could not be read; `day` is the place of its cell. */
  readonly problems: readonly DayProblem[]
}

interface DayProblem {
  readonly day: number
  readonly problem: Problem
}

const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const
const noProblems: readonly DayProblem[] = []

/**
 * The hours of a week (DATA.md, "Schedule"). Days come in order from Monday; neighbours with equal hours are joined
 * (`Mo-Fr`, `Sa-Su`), others are rules of their own; closed and empty days are left out. A day that can't be read is
 * `unknown`, with a problem: left out it would say closed. An end of 12:00AM is 24:00; an end before the start is on
 * the next day. Equal start and end other than midnight may mean a whole day or none, so they can't be read.
 * @param days the cells of Monday to Sunday
 */
export function cleanSchedule(days: readonly string[], noValue: NoValueWords = usualNoValue): Schedule {
  let value = ''
  let problems: DayProblem[] | null = null
  let today: DayHours = null
  let open: string | null = null
  let from = 0
  for (let day = 0; day < dayNames.length; day++) {
    // Most days repeat the day before.
    if (day === 0 || days[day] !== days[day - 1]) today = readDayHours(days[day] ?? '', noValue)
    let hours: string | null = null
    if (typeof today === 'string') {
      hours = today
    } else if (today !== null) {
      hours = unknownHours
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
