import { stateOf } from '../../../shared/checks/checkState.ts'
import type { CheckSeries, CheckState } from '../../../shared/window/checks.ts'
import { type CheckFamily, isKnown } from '../../../shared/window/kinds.ts'
import type { SnoozeView } from '../../../shared/window/snooze.ts'

type CheckSeverity = 'error' | 'warn'
type CheckStatus = 'passed' | 'failed' | 'error' | 'skipped'

/** What a check found on one source of a run. */
export interface CheckResult {
  readonly name: string
  /** Null where the run is looked at as a whole. */
  readonly source: string | null
  readonly title: string
  readonly family: CheckFamily
  readonly severity: CheckSeverity
  readonly status: CheckStatus
  /** With units, for people. */
  readonly observed: string
  readonly expected: string
  /** The thresholds that held, as in a header: `from 1 row`, `over 5 %`, `off`. */
  readonly warn: string
  readonly error: string
  /** What was found as a number, and from (`high`) or below (`low`) what the check speaks, for charts. */
  readonly value: number | null
  readonly unit: CheckSeries['unit'] | null
  readonly low: number | null
  readonly high: number | null
  /** One sentence for a person: what was found, against what, and what to do; empty where it passed. */
  readonly explanation: string
  readonly snoozed: Pick<SnoozeView, 'until' | 'who' | 'why'> | null
  /** The run before in which it was the same; null where what was found is new. */
  readonly sameAs: number | null
  readonly offending: number
  readonly total: number
  /** Up to 20 offending rows. */
  readonly rows: readonly Record<string, unknown>[]
  readonly query: string
  /** Of the check's statement, which answers for all sources at once. */
  readonly durationMs: number
}

/**
 * True when the result keeps a run from being published by itself: a check that can't run is no pass; a snoozed one
 * keeps nothing.
 */
export function failedAsError({ severity, status, snoozed }: CheckResult): boolean {
  return snoozed === null && severity === 'error' && (status === 'failed' || status === 'error')
}

/** How many checks keep a run from being published: one that fails of several sources is one. */
export function failedChecks(results: readonly CheckResult[]): number {
  return new Set(results.filter(failedAsError).map(({ name }) => name)).size
}

/** How a check counts for its run: what is as last time is known, and nothing to look at. */
export type CountedState = CheckState | 'known'

function countedState(result: Pick<CheckResult, 'status' | 'severity' | 'sameAs'>): CountedState {
  return isKnown(result) ? 'known' : stateOf(result)
}

const order: readonly CountedState[] = ['skipped', 'passed', 'known', 'warned', 'failed', 'error']

/** Each check once, with the worst of its results: what a run is counted by. Snoozed ones only warn. */
export function worstStates(results: readonly CheckResult[]): Map<string, CountedState> {
  const worst = new Map<string, CountedState>()
  for (const result of results) {
    const own = countedState(result)
    const state = result.snoozed !== null && (own === 'failed' || own === 'error') ? 'warned' : own
    const before = worst.get(result.name)
    if (before === undefined || order.indexOf(state) > order.indexOf(before)) worst.set(result.name, state)
  }
  return worst
}
