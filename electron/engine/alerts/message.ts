import type { AlertSeverity } from '../../../shared/window/alerts.ts'
import type { Run } from '../../db/runs.ts'
import type { CheckResult } from '../checks/checkResult.ts'
import { maskRow } from './mask.ts'

/** What is told of a run, whoever it is told to. No secret and no cell of a file: it stands in the registry. */
export interface AlertMessage {
  readonly kind: 'trigger' | 'resolve' | 'test'
  readonly severity: AlertSeverity
  /** `3 checks failed on run 12 of 2025-11-05: not published` */
  readonly title: string
  /** What that means for those who read the data, and what to do, a sentence each. */
  readonly sentences: readonly string[]
  /** Database and host, for people. */
  readonly database: string
  readonly run: Pick<Run, 'runId' | 'date' | 'status' | 'startedBy'> | null
  /** The sources that it is about; empty: all of the run. */
  readonly sources: readonly string[]
  readonly failures: readonly Failure[]
  /** How a person opens the run. */
  readonly open: readonly string[]
}

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

/** A run as far as alerts tell of it. */
export interface RunFacts {
  /** Database and host, for people. */
  readonly database: string
  readonly run: Run
  /** Of its files and results. */
  readonly sources: readonly string[]
  readonly results: readonly CheckResult[]
}

/** What a target wants to hear of. */
export interface Interest {
  readonly minSeverity: 'warn' | 'error'
  /** Null: all. */
  readonly sources: readonly string[] | null
}

/** In the whole message. */
const samplesInAll = 5

/** What the checks found that a target wants to hear of: neither passed nor snoozed, and bad enough. */
export function failuresFor({ results }: RunFacts, { minSeverity, sources }: Interest): CheckResult[] {
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

/** The message on a run that failed, or whose checks did; null where the target has nothing to hear. */
export function alertMessage(facts: RunFacts, interest: Interest): AlertMessage | null {
  const { run, database } = facts
  const sources = facts.sources.filter((source) => interest.sources?.includes(source) ?? true)
  if (interest.sources !== null && sources.length === 0) return null
  const { runId, date, status, startedBy } = run
  const common = {
    kind: 'trigger' as const,
    ...{ database, sources },
    run: { runId, date, status, startedBy },
    open: [`leads show ${runId}`, `In the window: Runs, then run ${runId}`],
  }
  if (status === 'failed') {
    return {
      ...common,
      severity: 'error',
      title: `Run ${runId} of ${date} failed: nothing was loaded`,
      sentences: [reasonOf(run), 'Earlier runs are as they were.'],
      failures: [],
    }
  }
  const failures = failuresFor(facts, interest)
  if (failures.length === 0) return null
  const severity = failures.some(isError) ? 'error' : 'warn'
  return {
    ...common,
    severity,
    title: `${counted(failures, severity)} on run ${runId} of ${date}: ${outcomeOf(run)}`,
    sentences: [whatToDo(run)],
    failures: withSamples(failures),
    open: [...common.open, `leads checks ${runId}`],
  }
}

/** What follows the alert of a source once a run of it is published without what failed. */
export function resolvedMessage({ run, database }: RunFacts, source: string): AlertMessage {
  const { runId, date, status, startedBy } = run
  return {
    kind: 'resolve',
    severity: 'info',
    title: `Run ${runId} of ${date} was published: ${source} is well again`,
    sentences: [],
    database,
    run: { runId, date, status, startedBy },
    sources: [source],
    failures: [],
    open: [`leads show ${runId}`],
  }
}

const isError = ({ severity, status }: CheckResult) => severity === 'error' || status === 'error'

/** Checks, not results: one check may speak of several sources. */
function counted(failures: readonly CheckResult[], severity: 'warn' | 'error'): string {
  const counts = failures.filter((failure) => severity === 'warn' || isError(failure))
  const checks = new Set(counts.map(({ name }) => name)).size
  if (severity === 'warn') return checks === 1 ? '1 check warns' : `${checks} checks warn`
  return `${checks} ${checks === 1 ? 'check' : 'checks'} failed`
}

function outcomeOf({ status }: Run): string {
  if (status === 'waiting') return 'not published'
  return status === 'published' ? 'published all the same' : status
}

function whatToDo({ status, runId }: Run): string {
  return status === 'waiting'
    ? `Readers do not see it. Look at it, then publish it (leads publish ${runId}) or discard it (leads discard ${runId}).`
    : 'Readers see this run.'
}

/** A slip of ours may quote a value of the file; what the person did or the database said does not. */
function reasonOf({ error }: Run): string {
  if (error === null || error.code === 'internal')
    return 'The program made a mistake, or was ended from outside; its page says more.'
  return shortened(error.message, 300)
}

function withSamples(failures: readonly CheckResult[]): Failure[] {
  const taken = new Map<CheckResult, number>()
  let left = samplesInAll
  // a row of each before a second one of any
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
    // the database's words on a check that it could not run may quote a value
    observed: failure.status === 'error' ? 'the check could not be run' : shortened(failure.observed, 200),
    expected: shortened(failure.expected, 200),
    samples: failure.rows.slice(0, taken.get(failure) ?? 0).map(maskRow),
  }))
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
