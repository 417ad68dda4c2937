import type { Cause } from '../causes.ts'
import type { CleanedRecord } from '../columns.ts'
import type { Severity } from '../domain.ts'
import type { PlainError } from '../errors.ts'

export interface ReviewCounts {
  readonly read: number
  readonly loaded: number
  readonly rejected: number
  readonly setAside: number
  readonly blank: number
  readonly warnings: number
}

export interface ReviewFile {
  readonly id: string
  readonly name: string
  readonly source: string
  /** Of the bytes that are reviewed: a load is bound to them. */
  readonly sha256: string
  readonly counts: ReviewCounts
  /** Bytes read and of the file: the counts are "so far" until they are equal. */
  readonly bytesRead: number
  readonly bytes: number
  readonly header: readonly string[]
  /** Sentences: how the file is read, and, once it is, flaws that all of its records share. */
  readonly notes: readonly string[]
  /** Problems by cause, most first. */
  readonly causes: readonly { readonly cause: Cause; readonly severity: Severity; readonly count: number }[]
}

/** A snapshot of a review; the worker goes on until `done`. */
export interface ReviewState {
  readonly reviewId: string
  readonly date: string
  readonly files: readonly ReviewFile[]
  readonly done: boolean
  /** A file that can't be read to its end: the load would stop there too. */
  readonly error: PlainError | null
}

export interface ReviewIssue {
  readonly severity: Severity
  readonly cause: Cause
  readonly column: string | null
  readonly field: string | null
  readonly value: string | null
  readonly reason: string
}

/** One record of the grid. */
export interface ReviewRow {
  /** 1-based data record. */
  readonly record: number
  /** First physical line. */
  readonly line: number
  /**
   * The file's cells, cut for display at 2,000 characters each; of a record whose cells can't be told apart its whole
   * text as the only one.
   */
  readonly raw: readonly string[]
  /** What the record becomes; null for one that is rejected before its cells could be told apart. */
  readonly cleaned: CleanedRecord | null
  readonly rejected: boolean
  readonly issues: readonly ReviewIssue[]
  /**
   * False while the reading of all records has not come to this one: whether it repeats an earlier record or disagrees
   * on its license is not known yet. Ask again when `counts.read` of its file has reached it.
   */
  readonly checked: boolean
}
