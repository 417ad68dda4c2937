import type { CheckCard, CheckSeries, CheckState, ThresholdView } from '../../shared/window/checks.ts'
import type { CheckFamily } from '../../shared/window/kinds.ts'
import type { SnoozeView } from '../../shared/window/snooze.ts'
import type { Tone } from '../components/messages/ToneIcon.tsx'
import { formatCount, formatDay } from '../text/format.ts'

export const familyTitles: Record<CheckFamily, string> = {
  reconciliation: 'Reconciliation',
  volume: 'Volume',
  completeness: 'Completeness',
  format: 'Format',
  range: 'Range',
  uniqueness: 'Uniqueness',
  references: 'References',
  freshness: 'Freshness',
  drift: 'Layout drift',
  change: 'Change',
}

export const stateWords: Record<CheckState, { readonly tone: Tone; readonly word: string }> = {
  passed: { tone: 'ok', word: 'Passed' },
  warned: { tone: 'warn', word: 'Look' },
  failed: { tone: 'bad', word: 'Failed' },
  error: { tone: 'bad', word: 'Broken' },
  skipped: { tone: 'idle', word: 'Skipped' },
}

/** What seriousness a state adds: a snoozed one waits behind all that is awake, but before what passed. */
export function weightOf(state: CheckState, snoozed: boolean): number {
  const weights: Record<CheckState, number> = { failed: 5, error: 4, warned: 3, passed: 1, skipped: 0 }
  return snoozed && weights[state] > 2 ? weights[state] / 10 + 1.5 : weights[state]
}

/** A comma joins the two limits: 'warns from 1 row, fails over 5 %'; one that is off is left out. */
export function thresholdText({ warn, error }: Pick<ThresholdView, 'warn' | 'error'>): string {
  const parts = [...(warn === 'off' ? [] : [`warns ${warn}`]), ...(error === 'off' ? [] : [`fails ${error}`])]
  // a number and its sign stay on one line
  return parts.length === 0 ? 'off' : parts.join(', ').replaceAll(/ ([%×])/g, '\u00a0$1')
}

/** 'until 30 Nov 2026 by ada: the state moves its phones' */
export function snoozeText({ until, who, why }: Pick<SnoozeView, 'until' | 'who' | 'why'>): string {
  return `until ${formatDay(until)} by ${who}${why === '' ? '' : `: ${why}`}`
}

/** What the check counts or reads, for people. */
export function looksAt({ of }: Pick<CheckCard, 'of'>): string {
  const names: Readonly<Record<string, string>> = {
    facility: 'facilities',
    license: 'licenses',
    contact: 'contacts',
    addresscode: 'address codes',
    files: 'the files of the run',
    source: 'each source as a whole',
    measures: 'measures of each source',
    run: 'the run as a whole',
  }
  return names[of] ?? of
}

const fine = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 })

/** 0.121 of a share → 12.1 %; 12099 rows → 12,099 rows; other numbers keep three digits that count. */
export function formatValue(value: number, unit: CheckSeries['unit']): string {
  switch (unit) {
    case 'share':
      return `${fine.format(value * 100)} %`
    case 'rows':
      return `${amount(value)} ${value === 1 ? 'row' : 'rows'}`
    case 'days':
      return `${amount(value)} ${value === 1 ? 'day' : 'days'}`
    case 'number':
      return amount(value)
  }
}

/** Without its unit where that is a word: for axes. */
export function formatTick(value: number, unit: CheckSeries['unit']): string {
  return unit === 'share' ? formatValue(value, unit) : amount(value)
}

function amount(value: number): string {
  return Math.abs(value) >= 100 || Number.isInteger(value) ? formatCount(value) : fine.format(value)
}

/** What a value is held against: a band that was learned is usual, else it is a limit that was set. */
interface Measure {
  readonly unit: CheckSeries['unit']
  readonly learned: boolean
}

export function measureOf({ unit, learned }: CheckSeries): Measure {
  return { unit, learned: learned !== null }
}

/** 'usual 62–78 rows', 'limit 5 %', 'at least 62 rows'; empty where nothing is known. */
export function formatBand(low: number | null, high: number | null, { unit, learned }: Measure): string {
  if (low === null && high === null) return ''
  if (low === null) return `${learned ? 'usually at most' : 'limit'} ${formatValue(high as number, unit)}`
  if (high === null) return `${learned ? 'usually ' : ''}at least ${formatValue(low, unit)}`
  return `${learned ? 'usual ' : ''}${formatTick(low, unit)}–${formatValue(high, unit)}`
}

/** Run numbers in short: 1, 2, 3, 5 → '1–3, 5'. */
export function runNumbers(runs: readonly number[]): string {
  const sorted = [...new Set(runs)].sort((a, b) => a - b)
  const parts: { first: number; last: number }[] = []
  for (const run of sorted) {
    const part = parts.at(-1)
    if (part !== undefined && run === part.last + 1) part.last = run
    else parts.push({ first: run, last: run })
  }
  return parts.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ')
}

type Point = CheckSeries['points'][number]

/** '22 Nov 2026, run 14: Failed, 41 rows, usual 62–78 rows' */
export function pointText(point: Point, measure: Measure): string {
  const value = point.value === null ? 'no number' : formatValue(point.value, measure.unit)
  const band = formatBand(point.low, point.high, measure)
  const parts = [
    stateWords[point.state].word,
    value,
    band,
    point.excluded ? 'no example of what is usual' : '',
  ]
  return `${formatDay(point.date)}, run ${point.runId}: ${parts.filter((part) => part !== '').join(', ')}`
}

/**
 * What was found in a run against what, in a sentence: 'Run 14 of 22 Nov 2026 has 41 rows, below the usual 62–78 rows.'
 * Empty where the run passed or has no number.
 */
export function pointSentence(
  point: Point,
  measure: Measure,
  threshold: Pick<ThresholdView, 'warn' | 'error'>,
): string {
  const { value, low, high, state, runId, date } = point
  if (value === null || state === 'passed' || state === 'skipped') return ''
  const found = `Run ${runId} of ${formatDay(date)} has ${formatValue(value, measure.unit)}`
  const band = formatBand(low, high, measure)
  if (!measure.learned || !isOutside(point)) return `${found}; the check ${thresholdText(threshold)}.`
  return `${found}, ${low !== null && value < low ? 'below' : 'above'} the ${band.replace(/^usually (at most|at least)/, 'usual')}.`
}

/** A chart in a sentence, for those who don't see it. */
export function seriesText(series: CheckSeries): string {
  const { label, unit, points } = series
  const known = points.filter((point) => point.value !== null)
  const values = known.map((point) => point.value as number)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return `${label}: no numbers yet.`
  const spread = `between ${formatTick(Math.min(...values), unit)} and ${formatValue(Math.max(...values), unit)}`
  const span =
    known.length === 1
      ? `one run, ${formatDay(first.date)}`
      : `${known.length} runs from ${formatDay(first.date)} to ${formatDay(last.date)}`
  const band = formatBand(last.low, last.high, measureOf(series))
  const standing =
    band === '' ? '' : `, ${isOutside(last) ? 'outside its range' : 'within its range'} (${band})`
  return `${label}: ${span}, ${spread}. Last ${formatValue(last.value as number, unit)}${standing}.`
}

/** Whether a value lies outside the band that held for its run. */
function isOutside({ value, low, high }: Pick<Point, 'value' | 'low' | 'high'>): boolean {
  return value !== null && ((low !== null && value < low) || (high !== null && value > high))
}
