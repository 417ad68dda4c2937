import type { Run } from '../../../../shared/run.ts'
import type { AlertSeverity } from '../../../../shared/window/alerts.ts'
import { isKnown } from '../../../../shared/window/kinds.ts'
import type { VanishedSource } from '../../../../shared/window/runs.ts'
import type { CheckResult } from '../../checks/checkResult.ts'
import { endedFromOutside } from '../../endedFromOutside.ts'
import { publishCommand } from '../../runs/change/consent.ts'
import type { ReadOtherwise } from '../../sources/readOtherwise.ts'
import { vanishedText } from '../../vanished/vanishedSources.ts'
import {
  type Background,
  type Failure,
  failuresFor,
  type Interest,
  isError,
  isNew,
  toldFailures,
} from './failures.ts'

/** What is told of a run, whoever it is told to. No secret and no cell of a file: it stands in the registry. */
export interface AlertMessage {
  readonly kind: 'trigger' | 'resolve' | 'test' | 'start'
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
  /** The run before: what is not new was found there too. Null: there is none. */
  readonly last: Background['last']
  /** Sources that failed when they were last told of, and are well again. */
  readonly recovered: readonly string[]
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
  /** What was read by another version of its source than in the run before. */
  readonly readOtherwise: readonly ReadOtherwise[]
  readonly background: Background
}

/** What every message has unless it says otherwise. */
const plainly = { failures: [], last: null, recovered: [] } as const

/**
 * The message on a run that failed, or whose checks did; null where the target has nothing to hear.
 *
 * @param recovered sources of which the target was told that they failed, and that are well in this run.
 */
export function alertMessage(
  facts: RunFacts,
  interest: Interest,
  recovered: readonly string[] = [],
): AlertMessage | null {
  const { run, database, background } = facts
  const wanted = facts.sources.filter((source) => interest.sources?.includes(source) ?? true)
  if (interest.sources !== null && wanted.length === 0) return null
  const { runId, date, status, startedBy } = run
  const common = {
    ...plainly,
    kind: 'trigger' as const,
    database,
    run: { runId, date, status, startedBy },
    open: openingOf(runId),
  }
  if (status === 'failed') {
    return {
      ...common,
      severity: 'error',
      title: `Run ${runId} of ${date} failed: nothing was loaded`,
      sentences: [reasonOf(run), 'Earlier runs are as they were.'],
      sources: wanted,
    }
  }
  const found = failuresFor(facts.results, interest)
  // whoever hears of warnings was told of these
  if (found.every(isKnown)) return null
  const failures = toldFailures(found, background)
  const severity = found.some(isError) ? 'error' : 'warn'
  const concerned = new Set(found.flatMap(({ source }) => source ?? []))
  return {
    ...common,
    severity,
    title: `${counted(failures, severity)} on run ${runId} of ${date}: ${outcomeOf(run, severity)}${newness(failures, severity, background)}`,
    sentences: [
      ...lostSentences(facts),
      ...facts.readOtherwise.flatMap(({ source, says }) => (wanted.includes(source) ? [says] : [])),
      ...(recovered.length === 0 ? [] : [wellAgain(recovered)]),
      whatToDo(facts),
    ],
    // what is found of the run as a whole concerns all of it
    sources: found.some(({ source }) => source === null)
      ? wanted
      : wanted.filter((one) => concerned.has(one)),
    failures,
    last: background.last,
    recovered,
    open: [...common.open, `leads checks ${runId}`],
  }
}

/**
 * What follows the alert of sources once a run of them is published without what failed; of none, the alert of a load that failed
 * before its sources were known, once any run is published.
 */
export function resolvedMessage({ run, database }: RunFacts, sources: readonly string[]): AlertMessage {
  const { runId, date, status, startedBy } = run
  const well = sources.length === 0 ? 'files are loaded again' : wellAgain(sources).replace(/\.$/, '')
  return {
    ...plainly,
    kind: 'resolve',
    severity: 'info',
    title: `Run ${runId} of ${date} was published: ${well}`,
    sentences: [],
    database,
    run: { runId, date, status, startedBy },
    sources,
    recovered: sources,
    open: openingOf(runId),
  }
}

/** That a load has begun: of heartbeats. */
export function startMessage({
  run,
  database,
  sources,
}: Pick<RunFacts, 'database' | 'sources'> & {
  readonly run: NonNullable<AlertMessage['run']>
}): AlertMessage {
  const { runId, date, status, startedBy } = run
  return {
    ...plainly,
    kind: 'start',
    severity: 'info',
    title: `Run ${runId} of ${date} has begun`,
    sentences: [],
    database,
    run: { runId, date, status, startedBy },
    sources,
    open: openingOf(runId),
  }
}

/** As the outbox has it; one that an earlier program entered lacks what came since. */
export function readMessage(entered: unknown): AlertMessage {
  const message = entered as AlertMessage
  return {
    ...plainly,
    ...message,
    failures: message.failures.map((failure) => ({
      ...{ sameAs: null, runbook: null, sentence: `${failure.observed}; it ${failure.expected}.` },
      ...failure,
    })),
  }
}

const openingOf = (runId: number) => [`leads show ${runId}`, `In the window: Runs, then run ${runId}`]

/** `texas and nevada are well again.` */
function wellAgain(sources: readonly string[]): string {
  const names = [sources.slice(0, -1).join(', '), ...sources.slice(-1)].filter((part) => part !== '')
  return `${names.join(' and ')} ${sources.length === 1 ? 'is' : 'are'} well again.`
}

/** Of checks that failed or warn: how many of them did not in the run before. */
function newness(failures: readonly Failure[], severity: 'warn' | 'error', { last }: Background): string {
  if (last === null) return ''
  const counts = failures.filter((failure) => failure.severity === severity)
  const all = new Set(counts.map(({ check }) => check)).size
  const fresh = new Set(counts.filter(isNew).map(({ check }) => check)).size
  if (fresh === 0) return ', as last time'
  return fresh === all ? ', new' : `, ${fresh} new`
}

/** Whether it tells of a load that failed, rather than of checks. */
export const isOfFailedLoad = ({ kind, run }: AlertMessage) =>
  kind === 'trigger' && (run === null || run.status === 'failed')

/** Checks, not results: one check may speak of several sources. */
function counted(failures: readonly Failure[], severity: 'warn' | 'error'): string {
  const checks = new Set(failures.filter((one) => one.severity === severity).map(({ check }) => check)).size
  if (severity === 'warn') return checks === 1 ? '1 check warns' : `${checks} checks warn`
  return `${checks} ${checks === 1 ? 'check' : 'checks'} failed`
}

function outcomeOf({ status }: Run, severity: 'warn' | 'error'): string {
  if (status === 'waiting') return 'not published'
  return status === 'published' && severity === 'error' ? 'published all the same' : status
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
  if (error?.message === endedFromOutside) return endedFromOutside
  if (error === null || error.code === 'internal')
    return 'The program made a mistake, or was ended from outside; its page says more.'
  return shortened(error.message, 300)
}

export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
