import { isRealDate } from '../../shared/runDate.ts'

/** 2026-11-22, 20261122 */
const byYear = /^(\d{4})-?(\d{2})-?(\d{2})$/
/** 22 Nov 2026, 22 November 2026, 22-Nov-2026 */
const byDay = /^(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})$/i
/** Nov 22, 2026 */
const byMonth = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i
/** 11/22/2026, as the lists write it */
const bySlashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

/**
 * A day as people type it, as `YYYY-MM-DD`; null while it is not a whole one, and for a day that no calendar has:
 * JavaScript's own reading makes 3 Mar of '31 Feb', and a run would go into another date than the one that was meant.
 */
export function typedDay(text: string): string | null {
  const typed = text.trim()
  const year = byYear.exec(typed)
  if (year !== null) return day(year[1], Number(year[2]), year[3])
  const words = byDay.exec(typed)
  if (words !== null) return day(words[3], monthOf(words[2]), words[1])
  const month = byMonth.exec(typed)
  if (month !== null) return day(month[3], monthOf(month[1]), month[2])
  const slashes = bySlashes.exec(typed)
  return slashes === null ? null : day(slashes[3], Number(slashes[1]), slashes[2])
}

function day(year = '', month: number, ofMonth = ''): string | null {
  const date = `${year}-${String(month).padStart(2, '0')}-${ofMonth.padStart(2, '0')}`
  return isRealDate(date) ? date : null
}

/** 1 for 'Jan' and 'january'; 0, which is no month, for other words. */
function monthOf(word = ''): number {
  const name = word.toLowerCase()
  return longMonths.findIndex((long) => name === long || name === long.slice(0, 3)) + 1
}

const longMonths = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
]
