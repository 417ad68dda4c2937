import type { CheckSeries, ThresholdView } from '../../../shared/window/checks.ts'

/** A line at which the check speaks, in the unit of the series. */
interface LimitLine {
  readonly value: number
  readonly kind: 'warn' | 'error'
  readonly text: string
}

/** Further from the numbers than this many times their span, a limit would flatten them to a line. */
const farAway = 3

/**
 * Thresholds as lines of a chart. Those that count rows say nothing of shares and the other way round; of a learned
 * check they are distances from a band that differs from run to run, and have no one line.
 */
export function limitLines(
  series: CheckSeries,
  { warn, error }: Pick<ThresholdView, 'warn' | 'error'>,
): LimitLine[] {
  if (series.learned !== null) return []
  const line = (text: string, kind: LimitLine['kind']): LimitLine[] => {
    const value = limitValue(text, series.unit)
    return value === null ? [] : [{ value, kind, text: `${kind === 'warn' ? 'warns' : 'fails'} ${text}` }]
  }
  return [...line(warn, 'warn'), ...line(error, 'error')]
}

function limitValue(text: string, unit: CheckSeries['unit']): number | null {
  const parts = /^(?:from|over|below) ([\d,.]+) (.+)$/.exec(text)
  if (parts === null) return null
  const value = Number((parts[1] ?? '').replaceAll(',', ''))
  const word = parts[2] ?? ''
  if (word === '%') return unit === 'share' ? value / 100 : null
  if (word === '×') return null
  if (/^days?$/.test(word)) return unit === 'days' ? value : null
  return unit === 'rows' || unit === 'number' ? value : null
}

/** The least and the greatest number that a chart shows: values, bands and the limits near them, with room around. */
export function chartRange(series: CheckSeries, lines: readonly LimitLine[]): { low: number; high: number } {
  const numbers = series.points
    .flatMap(({ value, low, high }) => (series.learned === null ? [value] : [value, low, high]))
    .filter((number): number is number => number !== null)
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  if (numbers.length === 0) return { low: 0, high: 1 }
  // counts and shares of what is wrong begin at nothing; a level far from zero shows its own ups and downs
  const from = series.learned === null || least < 0.4 * most ? Math.min(0, least) : least
  const span = most - from
  const near = lines.map(({ value }) => value).filter((value) => span === 0 || value <= most + farAway * span)
  const top = Math.max(most, ...near)
  if (top === from)
    return { low: from === 0 ? 0 : from * 0.9, high: from === 0 ? smallest[series.unit] : top * 1.1 }
  const room = (top - from) * 0.08
  return {
    low: from === 0 ? 0 : from - room,
    high: series.unit === 'share' ? Math.min(1, top + room) : top + room,
  }
}

/** How far an axis goes where nothing but zero was ever found. */
const smallest: Record<CheckSeries['unit'], number> = { rows: 1, share: 0.01, days: 1, number: 1 }

/** Which of so many runs have a date under them: the newest, and every n-th before it that there is room for. */
export function datesShown(count: number, room: number): number[] {
  const every = Math.max(1, Math.ceil(count / Math.max(1, room)))
  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => (count - 1 - index) % every === 0,
  )
}
