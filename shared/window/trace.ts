import { z } from 'zod'
import type { RunStatus } from '../domain.ts'
import type { MadeEdit } from '../edits/madeEdit.ts'
import { longestSearch } from './limits.ts'

/** Where a record came from. `line` is its first physical line, as an editor shows it; null where it was not kept. */
interface TracePlace {
  readonly file: string
  readonly record: number
  readonly line: number | null
}

/** What one run holds of a facility. */
export interface TraceStep {
  readonly runId: number
  readonly date: string
  readonly status: RunStatus
  readonly place: TracePlace | null
  /**
   * loaded: it is in the run. rejected: its record was not loaded, why says so (a repeat names the record it repeats).
   * set-aside: a person left its record out.
   * missing: the run's files of this source do not name it. unknown: the run's tables are gone.
   */
  readonly state: 'loaded' | 'rejected' | 'set-aside' | 'missing' | 'unknown'
  readonly why: string | null
  /** What people changed of its record before it was loaded. */
  readonly edits: readonly MadeEdit[]
  /** Against the step before that was loaded. */
  readonly changes: readonly {
    readonly field: string
    readonly before: string | null
    readonly after: string | null
  }[]
}

/** A license (or, where a reject has none, a record) through all runs, oldest first. */
export interface TraceSubject {
  readonly source: string
  readonly issuingState: string
  readonly licenseNumber: string | null
  readonly company: string | null
  readonly steps: readonly TraceStep[]
}

export interface TraceView {
  readonly text: string
  /** What the text was taken for: `license number`, `phone +17025550100`, `company`; for people. */
  readonly lookedFor: readonly string[]
  readonly subjects: readonly TraceSubject[]
  /** There are more than are shown. */
  readonly more: boolean
  readonly runsSearched: number
}

export const traceRequest = z.strictObject({ text: z.string().trim().min(2).max(longestSearch) })
