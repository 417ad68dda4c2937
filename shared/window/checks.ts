import { z } from 'zod'
import { runDate } from './files.ts'
import type { CheckFamily } from './kinds.ts'
import { runId } from './runs.ts'
import type { SnoozeView } from './snooze.ts'

/** A threshold as it holds for a source (null: for every source without one of its own). Texts as in a check's header. */
export interface ThresholdView {
  readonly source: string | null
  /** `from 1 row`, `over 5 %`, `off` … */
  readonly warn: string
  readonly error: string
  /** Null where the check's own default holds. */
  readonly changed: { readonly who: string; readonly at: string; readonly why: string | null } | null
}

export type CheckState = 'passed' | 'warned' | 'failed' | 'error' | 'skipped'

/** A check of the program as the Checks screen shows it. */
export interface CheckCard {
  readonly name: string
  readonly title: string
  /** What a failure would mean for those who use the data. */
  readonly protects: string
  readonly family: CheckFamily
  /** The table, or what else its numbers are counted of: `files`, `source`. */
  readonly of: string
  /** Its range is learned from earlier runs; thresholds then say how far outside is too far. */
  readonly learned: boolean
  /** What a threshold of this check may say, for people: `from N rows, over N %, off`. */
  readonly thresholdForms: string
  readonly defaults: { readonly warn: string; readonly error: string }
  /** The one for every source first, then those of single sources. */
  readonly thresholds: readonly ThresholdView[]
  readonly snoozes: readonly (SnoozeView & { readonly source: string | null })[]
  /** The address where people wrote down what to do when it fails, which alerts name. */
  readonly runbook: string | null
}

/** One square of the grid of states: a check on a source of a run. */
export interface CheckCell {
  readonly check: string
  /** Null: the run as a whole. */
  readonly source: string | null
  readonly runId: number
  readonly state: CheckState
  readonly snoozed: boolean
  /** A warning as in the run before. */
  readonly known: boolean
  /** With units, for people. */
  readonly observed: string
}

export interface CheckBoard {
  readonly checks: readonly CheckCard[]
  /** The last 30 runs that wait or stand published, oldest first. */
  readonly runs: readonly {
    readonly runId: number
    readonly date: string
    readonly status: 'waiting' | 'published'
    /** The sources of its files. */
    readonly sources: readonly string[]
    /** By source: a person's word on the run as an example of what is usual. */
    readonly baseline: Readonly<Record<string, 'accept' | 'exclude'>>
  }[]
  readonly sources: readonly { readonly id: string; readonly title: string; readonly state: string }[]
  readonly cells: readonly CheckCell[]
}

/** One line of a chart: what a check (or one measure of a learned check) found run by run, oldest first. */
export interface CheckSeries {
  /** For the legend: `Rows`, `contact.email empty`, `county CLARK`. */
  readonly label: string
  readonly unit: 'rows' | 'share' | 'days' | 'number'
  readonly points: readonly {
    readonly runId: number
    readonly date: string
    /** Null where the check did not run or there is no number. */
    readonly value: number | null
    /** The band that was usual for this run; null where none was learned or set. */
    readonly low: number | null
    readonly high: number | null
    readonly state: CheckState
    /** The run is no example of what is usual: excluded by a person, not published, or replaced. */
    readonly excluded: boolean
  }[]
  /** How the newest band was learned and from which runs; null for thresholds set by hand. */
  readonly learned: { readonly method: string; readonly runs: readonly number[] } | null
  /** Outside its band in the newest run: such series are shown first. */
  readonly outside: boolean
}

export interface CheckHistory {
  readonly check: string
  readonly source: string | null
  /** At most 12; the most striking first. */
  readonly series: readonly CheckSeries[]
}

const checkName = z.string().min(1).max(100)
const source = z.string().max(64).nullable()
const thresholdText = z.string().trim().max(60)

export const checkHistoryRequest = z.strictObject({ check: checkName, source })
/** Texts as in a check's header, `off` or `default`. */
export const thresholdChange = z.strictObject({
  check: checkName,
  source,
  warn: thresholdText,
  error: thresholdText,
  why: z.string().trim().max(1000),
})
/** What thresholds would have said of the last runs, oldest first, and what was said of them. */
export const thresholdTrial = thresholdChange.omit({ why: true })
export interface ThresholdTrial {
  readonly runs: readonly {
    readonly runId: number
    readonly date: string
    readonly was: CheckState
    readonly would: CheckState
  }[]
}
/** `until` null wakes the check. */
export const snoozeChange = z.strictObject({
  check: checkName,
  source,
  until: runDate.nullable(),
  why: z.string().trim().max(1000),
})
/** The address that alerts of the check name; null takes it away. */
export const runbookChange = z.strictObject({
  check: checkName,
  address: z.string().trim().max(500).nullable(),
})
/** A run as an example of what is usual, for one source or (null) all of its sources. */
export const baselineChange = z.strictObject({
  runId,
  source,
  choice: z.enum(['accept', 'exclude', 'default']),
  why: z.string().trim().max(1000),
})

export type ThresholdChange = z.infer<typeof thresholdChange>
export type RunbookChange = z.infer<typeof runbookChange>
export type SnoozeChange = z.infer<typeof snoozeChange>
export type BaselineChange = z.infer<typeof baselineChange>
