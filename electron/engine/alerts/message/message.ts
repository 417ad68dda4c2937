import type { Run } from '../../../../shared/run.ts'
import type { AlertSeverity } from '../../../../shared/window/alerts.ts'
import type { VanishedSource } from '../../../../shared/window/runs.ts'
import type { CheckResult } from '../../checks/checkResult.ts'
import { publishCommand } from '../../runs/change/consent.ts'
import { vanishedText } from '../../vanished/vanishedSources.ts'
import { type Failure, failuresFor, type Interest, isError, toldFailures } from './failures.ts'

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
  /** Null: a load that failed before it had a number, or a test. */
  readonly run: Pick<Run, 'runId' | 'date' | 'status' | 'startedBy'> | null
  /** The sources that it is about; empty: all of the run. */
  readonly sources: readonly string[]
  readonly failures: readonly Failure[]
  /** How a person opens the run. */
  readonly open: readonly string[]
}

/** A run as far as alerts tell of it. */
export interface RunFacts {
  /** Database and host, for people. */
  readonly database: string
  readonly run: Run
  /** Of its files and results. */
  readonly sources: readonly string[]
  readonly results: readonly CheckResult[]
  /** What it lacks of what the run before it has. */
  readonly vanished: readonly VanishedSource[]
}

/** The message on a run that failed, or whose checks did; null where the target has nothing to hear. */
export function alertMessage(facts: RunFacts, interest: Interest): AlertMessage | null {
  const { run, database } = facts
  const sources = facts.sources.filter((source) => interest.sources?.includes(source) ?? true)
  if (interest.sources !== null && sources.length === 0) return null
  const { runId, date, status, startedBy } = run
  const common = {
    kind: 'trigger' as const,
    database,
    sources,
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
  const failures = failuresFor(facts.results, interest)
  if (failures.length === 0) return null
  const severity = failures.some(isError) ? 'error' : 'warn'
  return {
    ...common,
    severity,
    title: `${counted(failures, severity)} on run ${runId} of ${date}: ${outcomeOf(run)}`,
    sentences: [...lostSentences(facts), whatToDo(facts)],
    failures: toldFailures(failures),
    open: [...common.open, `leads checks ${runId}`],
  }
}

/**
 * What follows the alert of a source once a run of it is published without what failed; of null, the alert of a load that failed
 * before its sources were known, once any run is published.
 */
export function resolvedMessage({ run, database }: RunFacts, source: string | null): AlertMessage {
  const { runId, date, status, startedBy } = run
  return {
    kind: 'resolve',
    severity: 'info',
    title: `Run ${runId} of ${date} was published: ${source === null ? 'files are loaded' : `${source} is well`} again`,
    sentences: [],
    database,
    run: { runId, date, status, startedBy },
    sources: source === null ? [] : [source],
    failures: [],
    open: [`leads show ${runId}`],
  }
}

/** Whether it tells of a load that failed, rather than of checks. */
export const isOfFailedLoad = ({ kind, run }: AlertMessage) =>
  kind === 'trigger' && (run === null || run.status === 'failed')

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

/** Sources that are missing, whether it waits for that or was published all the same. */
function lostSentences({ run, vanished }: RunFacts): string[] {
  const unmeant = vanished.filter(({ meant }) => !meant)
  if (unmeant.length === 0) return []
  const text = vanishedText(unmeant)
  return [run.status === 'published' ? `Its readers do not see ${text}.` : `It lacks ${text}.`]
}

function whatToDo({ run, vanished }: RunFacts): string {
  const { status, runId } = run
  return status === 'waiting'
    ? `Readers do not see it. Look at it, then publish it (${publishCommand(run, vanished)}) or discard it (leads discard ${runId}).`
    : 'Readers see this run.'
}

/** A slip of ours may quote a value of the file; what the person did or the database said does not. */
function reasonOf({ error }: Run): string {
  if (error === null || error.code === 'internal')
    return 'The program made a mistake, or was ended from outside; its page says more.'
  return shortened(error.message, 300)
}

export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
