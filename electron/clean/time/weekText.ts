import { type Days, dayRun, readDays } from './days.ts'

const atEnds = /^[\s,;:|()–—-]+|[\s,;:|(–—-]+$/g
const allWeek = /^(?:open )?24\/7$/i
/** Longer texts are no hours, whatever they are. */
const longest = 500

/**
 * The hours of seven days, Monday first, as the cells of a schedule: of a text that says days and hours in any order
 * (`Mon-Fri 6:30 AM - 6 PM; Sat 8-12`, `7:00am-5:30pm M-F`). Null where it names no days.
 */
export function readWeekText(text: string): string[] | null {
  if (text.length > longest) return null
  if (allWeek.test(text.trim())) return weekOf([[[true, true, true, true, true, true, true], '24/7']])
  const runs = [...text.matchAll(dayRun)]
  if (runs.length === 0) return null
  const isDaysFirst = text.slice(0, runs[0]?.index).replace(atEnds, '') === ''
  const pairs: [Days, string][] = []
  for (const [index, run] of runs.entries()) {
    const days = readDays(run[0])
    if (days === null) return null
    const end = run.index + run[0].length
    const before = runs[index - 1]
    const hours = isDaysFirst
      ? text.slice(end, runs[index + 1]?.index)
      : text.slice(before === undefined ? 0 : before.index + before[0].length, run.index)
    pairs.push([days, hours.replace(atEnds, '')])
  }
  // `Mon, Wed: 8-5` are days apart with one range behind
  for (let index = pairs.length - 2; index >= 0; index -= 1) {
    const pair = pairs[index] as [Days, string]
    if (isDaysFirst && pair[1] === '') pair[1] = pairs[index + 1]?.[1] as string
  }
  return weekOf(pairs)
}

/** The cells of a week of which some days have some hours. A day that is named twice has both shifts. */
export function weekOf(pairs: readonly (readonly [Days, string])[]): string[] {
  const week = new Array<string>(7).fill('')
  for (const [days, hours] of pairs) {
    for (const [day, isOpen] of days.entries()) {
      if (isOpen) week[day] = week[day] === '' ? hours : `${week[day]}, ${hours}`
    }
  }
  return week
}

const closed = /^(?:closed|none|n\/?a|-)$/i

/** Opening and closing time as one range; `Closed` stands in either. */
export function rangeOf(open: string, close: string): string {
  const from = open.trim()
  const to = close.trim()
  if (from === '' && to === '') return ''
  if (closed.test(from) || closed.test(to)) return 'CLOSED'
  // both columns may say the whole of it: `24 Hours`
  if (from === to && !/[0-9]{1,2}:/.test(from)) return from
  return to === '' || from === '' ? `${from}${to}` : `${from} - ${to}`
}
