import type { PlainError } from '../../../shared/errors.ts'
import type { ReviewRow } from '../../../shared/window/review.ts'
import type { InspectedFile } from '../../read/inspect.ts'
import type { SourceFile } from '../../sources/format/sourceFile.ts'
import type { MappingChoices } from '../../sources/layout.ts'
import type { Answer, Question } from '../askThread.ts'
import type { FileCounts } from '../files/readFiles.ts'
import type { DateBase } from '../files/readInto.ts'
import type { Written } from '../runs/export/exportIssues.ts'
import type { CauseCount } from '../runs/issueList.ts'

/** What a review reads, as plain data: its worker makes the layouts again from the same parts. */
export interface ReviewRequest {
  readonly files: readonly {
    readonly file: InspectedFile
    readonly source: SourceFile
    readonly choices: MappingChoices
  }[]
  /** `YYYY-MM-DD` */
  readonly runDate: string
  /** What the date holds, where the files would be added to it. */
  readonly base: DateBase | null
}

/** Where a review is; files in the order given. Any of these may be skipped, but the last. */
export interface ReviewProgress {
  readonly files: readonly {
    readonly counts: FileCounts
    readonly bytesRead: number
    /** Most first. */
    readonly causes: readonly CauseCount[]
    /** That all records of the file share, once it is read. */
    readonly flaws: readonly string[]
  }[]
  /** All was read, or reading ended with `error`. */
  readonly done: boolean
  readonly error: PlainError | null
}

/** Questions to a review, which it answers while it goes on. `file` is a place in the order given, from 0. */
export interface ReviewAnswers {
  rows(ask: { file: number; from: number; count: number }): Promise<ReviewRow[]>
  problem(ask: ProblemAsk): Promise<number | null>
  exportRejects(ask: { path: string }): Promise<Written[]>
}

export interface ProblemAsk {
  readonly file: number
  readonly from: number
  readonly direction: 'next' | 'previous'
  readonly cause: string | null
}

/** What crosses from the review's thread to the window's. */
export type FromReview = { readonly kind: 'progress'; readonly progress: ReviewProgress } | Answer

/** What crosses to the review's thread: the request first, then questions. */
export type ToReview = { readonly begin: ReviewRequest } | Question
