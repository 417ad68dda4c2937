import { z } from 'zod'
import type { Cause } from '../causes.ts'
import { type Table, tables } from '../columns.ts'
import type { RunStatus, Severity } from '../domain.ts'
import type { PlainError } from '../errors.ts'
import type { ChosenFile } from './files.ts'
import type { CheckFamily } from './kinds.ts'
import { longestSearch } from './limits.ts'
import type { ReviewIssue } from './review.ts'
import type { SnoozeView } from './snooze.ts'

export const runId = z.int().min(1).max(2_147_483_647)

/** A run as lists show it. Times are ISO 8601 in UTC. */
export interface RunSummary {
  readonly runId: number
  readonly date: string
  readonly schema: string | null
  /** Of its tables: later versions have further columns (shared/columns.ts). */
  readonly schemaVersion: number
  readonly status: RunStatus
  readonly mode: 'new' | 'replace' | 'add'
  readonly files: readonly string[]
  readonly rowsRead: number
  readonly rowsBefore: number
  readonly rowsLoaded: number
  readonly rowsRejected: number
  /** Left out on purpose, by a source's rule or by a person: read = loaded + rejected + set aside. */
  readonly rowsSetAside: number
  readonly warnings: number
  readonly tableRows: Readonly<Record<string, number>>
  readonly sizeBytes: number | null
  readonly durationMs: number | null
  readonly checks: {
    readonly passed: number
    readonly failed: number
    readonly warned: number
    /** Warnings that are as last time. */
    readonly known: number
  }
  readonly startedBy: string
  readonly startedAt: string
  readonly statusChangedBy: string
  readonly statusChangedAt: string
  /** Deleted and replaced runs: the day on which they are purged. */
  readonly restorableUntil: string | null
  readonly error: PlainError | null
}

export interface RunFileView {
  readonly number: number
  readonly name: string
  readonly source: string
  readonly encoding: string
  readonly encodingReason: string
  /** Sentences: how the file was read, and flaws that all of its records share. */
  readonly notes: readonly string[]
  readonly bytes: number
  readonly sha256: string
  readonly rowsRead: number
  readonly rowsLoaded: number
  readonly rowsRejected: number
  /** Left out on purpose, by a source's rule or by a person: read = loaded + rejected + set aside. */
  readonly rowsSetAside: number
  readonly rowsBlank: number
  readonly warnings: number
  readonly missingColumns: readonly string[]
  readonly addedColumns: readonly string[]
}

/** What a check found on one source of a run. */
export interface CheckView {
  readonly name: string
  /** Null: the run as a whole. */
  readonly source: string | null
  readonly title: string
  readonly protects: string
  readonly family: CheckFamily
  readonly severity: 'error' | 'warn'
  readonly status: 'passed' | 'failed' | 'error' | 'skipped'
  readonly observed: string
  readonly expected: string
  /** One sentence for a person: what was found, against what, and what to do; empty where it passed. */
  readonly explanation: string
  readonly snoozed: Pick<SnoozeView, 'until' | 'who' | 'why'> | null
  /** The run before in which it was the same. */
  readonly sameAs: number | null
  /** What was found as a number, and from (`high`) or below (`low`) what the check speaks. */
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** Offending rows of all that were looked at. */
  readonly offending: number
  readonly total: number
  readonly query: string
  /** Up to 20 offending rows. */
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly durationMs: number
}

/** A source that a run lacks and the run before it has: the one that it replaces, or of a new date the nearest earlier one. */
export interface VanishedSource {
  readonly source: string
  readonly facilities: number
  /** The run that has it. */
  readonly runId: number
  readonly date: string
  /** A person said that the run is meant to lack it. */
  readonly meant: boolean
}

/** A source that readers of the newest date would lose. */
export interface LostSource {
  readonly source: string
  readonly facilities: number
  /** The date that would then be the newest; null where none would be left. */
  readonly nextDate: string | null
}

export interface RunDetail {
  readonly run: RunSummary
  readonly files: readonly RunFileView[]
  readonly checks: readonly CheckView[]
  readonly vanished: readonly VanishedSource[]
  /** The published run that holds its records: itself, or one that was added to it since. */
  readonly publishedWith: number | null
  /** What people changed of the records, and standing corrections that met one. */
  readonly edits: number
  readonly causes: readonly { readonly cause: Cause; readonly severity: Severity; readonly count: number }[]
  readonly events: readonly {
    readonly at: string
    readonly status: RunStatus
    readonly who: string
    readonly note: string | null
  }[]
  /** The command line that does the same load, run in the files' folder. */
  readonly command: string
}

/** What deleting a run takes from its readers. */
export interface DeleteView {
  readonly run: RunSummary
  readonly schema: string
  readonly tableRows: Readonly<Record<string, number>>
  readonly dependents: readonly string[]
  readonly lost: readonly LostSource[]
}

export const tableName = z.enum(tables)
export const tablePage = z.strictObject({
  runId,
  table: tableName,
  /** 0-based first row. */
  from: z.int().min(0),
  count: z.int().min(1).max(500),
  sort: z.strictObject({ column: z.string().max(63), descending: z.boolean() }).nullable(),
  /** Part of any text of the row, without regard to case. */
  search: z.string().max(longestSearch),
})

export interface TablePage {
  readonly columns: readonly { readonly name: string; readonly type: string; readonly comment: string }[]
  /** Values as text, for display; null is null. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** Rows that fit the search; exact up to 10,000, then at least that. */
  readonly total: number
  readonly exact: boolean
}

export interface IssueView extends ReviewIssue {
  readonly file: string
  readonly record: number
  readonly line: number
}

export const issuePage = z.strictObject({
  runId,
  severity: z.enum(['reject', 'warning']).nullable(),
  cause: z.string().max(64).nullable(),
  from: z.int().min(0),
  count: z.int().min(1).max(500),
})

export const editPage = z.strictObject({
  runId,
  from: z.int().min(0),
  count: z.int().min(1).max(500),
})

/** The rejects of a run as files, which are added to its date once they are mended. */
export interface MendView {
  readonly date: string
  readonly files: readonly (ChosenFile & { readonly source: string; readonly sheet: null })[]
}

export type TableName = Table
