import type { CheckResult } from '../../checks/checkResult.ts'
import { checks } from '../../checks/checks.ts'
import { observedText } from '../../checks/words.ts'
import { maskRow } from './mask.ts'

/** What an alert says of a check that found something. Its words are ours, its numbers counted, its rows masked: no cell. */
export interface Failure {
  /** Name of the check. */
  readonly check: string
  readonly title: string
  /** Null: the run as a whole. */
  readonly source: string | null
  readonly severity: 'warn' | 'error'
  readonly observed: string
  readonly expected: string
  /** Masked; see mask.ts. */
  readonly samples: readonly Readonly<Record<string, string>>[]
}

/** What a target wants to hear of. */
export interface Interest {
  readonly minSeverity: 'warn' | 'error'
  /** Null: all. */
  readonly sources: readonly string[] | null
}

/** In the whole message. */
const samplesInAll = 5

/** What the checks found that a target wants to hear of: neither passed nor snoozed, and bad enough; errors first. */
export function failuresFor(
  results: readonly CheckResult[],
  { minSeverity, sources }: Interest,
): CheckResult[] {
  return results
    .filter(
      ({ status, severity, snoozed, source }) =>
        (status === 'failed' || status === 'error') &&
        snoozed === null &&
        (severity === 'error' || status === 'error' || minSeverity === 'warn') &&
        (source === null || sources === null || sources.includes(source)),
    )
    .sort((a, b) => Number(isError(b)) - Number(isError(a)))
}

export const isError = ({ severity, status }: CheckResult) => severity === 'error' || status === 'error'

/** As the message tells them, with at most five rows in all: one of each before a second one of any. */
export function toldFailures(failures: readonly CheckResult[]): Failure[] {
  const taken = new Map<CheckResult, number>()
  let left = samplesInAll
  for (let round = 1; left > 0 && round <= samplesInAll; round += 1) {
    for (const failure of failures) {
      if (left === 0 || failure.rows.length < round) continue
      taken.set(failure, round)
      left -= 1
    }
  }
  return failures.map((failure) => ({
    check: failure.name,
    title: failure.title,
    source: failure.source,
    severity: isError(failure) ? 'error' : 'warn',
    observed: toldObserved(failure),
    expected: failure.expected,
    samples: failure.rows.slice(0, taken.get(failure) ?? 0).map(maskRow),
  }))
}

/**
 * Worded anew from what was counted: what a check found may name a county in its words, and the database may quote a value where
 * it could not run a check.
 */
function toldObserved({ name, source, status, offending, total, value }: CheckResult): string {
  if (status === 'error') return 'the check could not be run'
  // one of an older program, which is no longer there, gave rows
  const rows = { of: source === null ? ('run' as const) : ('source' as const), measured: 'count' as const }
  return observedText(checks.find((check) => check.name === name) ?? rows, offending, total, value)
}
