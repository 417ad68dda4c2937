import { byTelling } from '../../../../shared/checks/toldChecks.ts'
import type { CheckResult } from '../../checks/checkResult.ts'
import { checks } from '../../checks/checks.ts'
import { parseThreshold } from '../../checks/judge/threshold.ts'
import { explanation, observedText } from '../../checks/judge/words.ts'
import { maskClauseRow, maskRow, withoutGaps } from './mask.ts'

/** What an alert says of a check that found something. Its words are ours, its numbers counted, its rows masked: no cell. */
export interface Failure {
  /** Name of the check. */
  readonly check: string
  readonly title: string
  /** Null: the run as a whole. */
  readonly source: string | null
  readonly severity: 'warn' | 'error'
  /** What was found, against what, and what to do, as `leads checks` says it. */
  readonly sentence: string
  readonly observed: string
  readonly expected: string
  /** The run before in which it was the same, as `leads checks` has it; null: it is new. */
  readonly sameAs: number | null
  /** Where people wrote down what to do about it, or null. */
  readonly runbook: string | null
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

/** With what the results of a run are compared, and what people wrote down. */
export interface Background {
  /** The run before, the newest of its sources; null: there is none. */
  readonly last: { readonly runId: number; readonly date: string } | null
  /** By the names of checks. */
  readonly runbooks: ReadonlyMap<string, string>
}

export const isNew = ({ sameAs }: Pick<Failure, 'sameAs'>) => sameAs === null

export const isError = ({ severity, status }: CheckResult) => severity === 'error' || status === 'error'

/**
 * As the message tells them: errors first, what is new before what is known, what tells most before the rest; with at most five
 * rows in all, one of each new one before a second one of any. Of a learned check the sentence says all that its row does.
 */
export function toldFailures(
  found: readonly CheckResult[],
  { runbooks }: Pick<Background, 'runbooks'>,
): Failure[] {
  const failures = found.toSorted(
    (a, b) =>
      Number(isError(b)) - Number(isError(a)) ||
      Number(isNew(b)) - Number(isNew(a)) ||
      byTelling(a, b) ||
      a.name.localeCompare(b.name, 'en'),
  )
  const shown = failures.filter((one) => isNew(one) && !isLearned(one))
  const taken = new Map<CheckResult, number>()
  let left = samplesInAll
  for (let round = 1; left > 0 && round <= samplesInAll; round += 1) {
    for (const failure of shown) {
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
    sentence: sentenceOf(failure),
    observed: toldObserved(failure),
    expected: failure.expected,
    sameAs: failure.sameAs,
    runbook: runbooks.get(failure.name) ?? null,
    samples: failure.rows.slice(0, taken.get(failure) ?? 0).map(maskRow),
  }))
}

const checkOf = ({ name }: CheckResult) => checks.find((check) => check.name === name)

const isLearned = (result: CheckResult) => checkOf(result)?.measured === 'distance'

/** The sentence of `leads checks`, worded anew without a cell. */
function sentenceOf(result: CheckResult): string {
  const { source, status, expected, rows, offending } = result
  const observed = toldObserved(result)
  const check = checkOf(result)
  const severity = isError(result) ? 'error' : 'warn'
  const threshold = parseThreshold(severity === 'error' ? result.error : result.warn)
  const place = source === null ? '' : `In ${source} `
  if (status === 'error')
    return `${place === '' ? 'T' : `${place}t`}he check could not be run: whether it holds is not known.`
  if (check === undefined || threshold === null) return `${place}${observed}; it ${expected}.`
  const [worst] = rows
  const masked = worst === undefined ? undefined : maskClauseRow(worst)
  return withoutGaps(explanation(check, source, observed, masked, offending, severity, threshold))
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
