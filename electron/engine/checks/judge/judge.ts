import type { Check } from '../check.ts'
import type { CheckResult } from '../checkResult.ts'
import { type Threshold, thresholdText } from './threshold.ts'
import { expectedText, explanation, observedText } from './words.ts'

const keptRows = 20

type Row = Readonly<Record<string, unknown>>

/** What a check's statement gave of one source. */
export interface Found {
  /** Rows that the statement gave. */
  readonly given: number
  /** Of how many of the things that are counted they are, where that are fewer. */
  readonly things?: number
  /** The first of them where rows are counted, else all. */
  readonly rows: readonly Row[]
}

/** What people decided of a check and a source, or its header. */
export interface InForce {
  readonly warn: Threshold
  readonly error: Threshold
  readonly snoozed: CheckResult['snoozed']
}

export type Judgement = Omit<CheckResult, 'name' | 'source' | 'title' | 'family' | 'query' | 'durationMs'>

/**
 * Holds what was found against the thresholds. `total` is the number of facilities, files or learned measures of the
 * source; 0 skips the check, except of a run as a whole.
 */
export function judge(
  check: Check,
  source: string | null,
  found: Found,
  total: number,
  inForce: InForce,
): Judgement {
  const { warn, error } = inForce
  const common = {
    warn: thresholdText(warn),
    error: thresholdText(error),
    expected: expectedText(warn, error, check),
    total,
    snoozed: null,
    sameAs: null,
    explanation: '',
    offending: 0,
    rows: [],
    value: null,
    unit: null,
    low: null,
    high: null,
    severity: defaultSeverity(error),
  } as const
  const reason = skipReason(check, found, total, inForce)
  if (reason !== null) return { ...common, status: 'skipped', observed: reason }

  const offenders = offendersOf(check, found, inForce)
  const worst = offenders.rows[0] ?? worstFirst(check, found.rows)[0]
  const offending = check.measured === 'count' ? (found.things ?? found.given) : offenders.count
  const broken = [error, warn].find(
    (threshold) =>
      speaks(threshold, check, found, total, byOf(check, threshold === error)) &&
      (threshold !== error || threshold.kind !== 'share' || offending >= check.fewest),
  )
  const number = worst === undefined ? null : numberOf(check, worst, byOf(check, broken === error))
  const observed = observedText(check, offending, total, number)
  const measures = chartNumbers(check, offending, total, number, inForce)
  if (broken === undefined) {
    return {
      ...common,
      ...measures,
      status: 'passed',
      observed,
      offending,
      rows: offenders.rows.slice(0, keptRows),
    }
  }
  const severity = broken === error ? 'error' : 'warn'
  return {
    ...common,
    ...measures,
    status: 'failed',
    severity,
    observed,
    snoozed: inForce.snoozed,
    offending,
    rows: offenders.rows.slice(0, keptRows),
    explanation: explanation(check, source, observed, worst, offenders.count, severity, broken),
  }
}

/** Of a check that passed or could not run: an error where it may fail as one. */
function defaultSeverity(error: Threshold): 'warn' | 'error' {
  return error.kind === 'off' ? 'warn' : 'error'
}

function skipReason(check: Check, found: Found, total: number, { warn, error }: InForce): string | null {
  if (warn.kind === 'off' && error.kind === 'off') return 'switched off'
  if (check.of === 'measures' && total === 0) return 'nothing learned yet: it needs 4 published runs'
  if (check.of === 'files' && total === 0) return 'no files of this source in this run'
  if (check.of === 'facility' && total === 0) return 'no rows in facility'
  const compares = check.of !== 'run' && check.measured !== 'count' && check.measured !== 'distance'
  return compares && found.given === 0 ? 'nothing to compare with' : null
}

/** The rows that offend, the worst first: all that were counted, or those beyond one of the thresholds. */
function offendersOf(check: Check, found: Found, { warn, error }: InForce): { count: number; rows: Row[] } {
  if (check.measured === 'count') return { count: found.given, rows: [...found.rows] }
  const beyond = found.rows.filter(
    (row) => rowSpeaks(warn, check, row, null) || rowSpeaks(error, check, row, check.failsBy),
  )
  return { count: beyond.length, rows: worstFirst(check, beyond) }
}

/** The column that a threshold looks at, where it is not the usual one. */
const byOf = ({ failsBy }: Check, isError: boolean) => (isError ? failsBy : null)

function speaks(threshold: Threshold, check: Check, found: Found, total: number, by: string | null): boolean {
  if (check.measured === 'count') {
    if (threshold.kind === 'rows') return found.given >= threshold.from
    return (
      threshold.kind === 'share' &&
      found.given > 0 &&
      (found.things ?? found.given) * 100 > threshold.over * total
    )
  }
  const beyond = found.rows.filter((row) => rowSpeaks(threshold, check, row, by)).length
  return threshold.kind === 'rows' ? beyond >= threshold.from : beyond > 0
}

function rowSpeaks(threshold: Threshold, check: Check, row: Row, by: string | null): boolean {
  const number = numberOf(check, row, by)
  if (number === null) return false
  switch (threshold.kind) {
    case 'off':
      return false
    case 'rows':
      return number > 0
    case 'share':
      return number > threshold.over / 100
    case 'distance':
      return number > threshold.over
    case 'over':
      return number > threshold.limit
    case 'below':
      return number < threshold.limit
  }
}

function numberOf({ measured }: Check, row: Row, by: string | null = null): number | null {
  const number = row[by ?? (measured === 'share' || measured === 'distance' ? measured : 'value')]
  return typeof number === 'number' ? number : null
}

function worstFirst(check: Check, rows: readonly Row[]): Row[] {
  if (check.measured === 'count') return [...rows]
  const sign = check.side === 'below' ? 1 : -1
  return [...rows].sort((a, b) => sign * ((numberOf(check, a) ?? 0) - (numberOf(check, b) ?? 0)))
}

/** The number of a chart, and the bound that the first threshold which isn't off sets. */
function chartNumbers(
  { measured }: Check,
  offending: number,
  total: number,
  worst: number | null,
  { warn, error }: InForce,
): Pick<CheckResult, 'value' | 'unit' | 'low' | 'high'> {
  const bound = warn.kind === 'off' ? error : warn
  const none = { low: null, high: null }
  if (measured === 'count') {
    if (bound.kind === 'share') {
      return { ...none, value: total === 0 ? null : offending / total, unit: 'share', high: bound.over / 100 }
    }
    return { ...none, value: offending, unit: 'rows', high: bound.kind === 'rows' ? bound.from : null }
  }
  if (measured === 'share')
    return {
      ...none,
      value: worst ?? 0,
      unit: 'share',
      high: bound.kind === 'share' ? bound.over / 100 : null,
    }
  if (measured === 'distance')
    return { ...none, value: worst ?? 0, unit: 'number', high: bound.kind === 'distance' ? bound.over : null }
  const limit = bound.kind === 'over' || bound.kind === 'below' ? bound.limit : null
  const unit = measured === 'rows' || measured === 'days' ? measured : 'number'
  return {
    value: worst,
    unit,
    low: bound.kind === 'below' ? limit : null,
    high: bound.kind === 'over' ? limit : null,
  }
}
