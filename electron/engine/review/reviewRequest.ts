import type { Edit } from '../../../shared/edits/edit.ts'
import type { PlainError } from '../../../shared/errors.ts'
import type {
  ChangedRecords,
  EditRequest,
  ReviewFilter,
  ReviewRecords,
  ReviewRow,
  ReviewVerdict,
  ValueVerdict,
} from '../../../shared/window/review.ts'
import type { Answer, Question } from '../askThread.ts'
import type { FileCounts } from '../files/readFiles.ts'
import type { DateBase } from '../files/readInto.ts'
import type { FileParts } from '../files/recognisedFile.ts'
import type { Written } from '../runs/export/exportIssues.ts'
import type { CauseCount } from '../runs/issueList.ts'
import type { RunBefore } from './changedRecords.ts'

/** What a review reads, as plain data: its worker makes the layouts again from the same parts. */
export interface ReviewRequest {
  readonly files: readonly FileParts[]
  /** `YYYY-MM-DD` */
  readonly runDate: string
  /** What the date holds, where the files would be added to it. */
  readonly base: DateBase | null
  /** By file: the run before of its source; null where there is none. */
  readonly before: readonly (RunBefore | null)[]
}

/** Where a review is; files in the order given. Any of these may be skipped, but the last. */
export interface ReviewProgress {
  readonly files: readonly ReviewedCounts[]
  /** All was read, or reading ended with `error`. */
  readonly done: boolean
  /** It is read once more, with edits that came since. */
  readonly recounting: boolean
  readonly error: PlainError | null
  readonly filter: {
    readonly filterId: number
    readonly done: boolean
    readonly shown: readonly number[]
    readonly fitting: readonly number[]
  } | null
}

export interface ReviewedCounts {
  readonly counts: FileCounts
  readonly records: ReviewRecords
  /** Against the run before; null where there is none. */
  readonly changed: ChangedRecords | null
  readonly bytesRead: number
  /** Most first. */
  readonly causes: readonly CauseCount[]
  /** That all records of the file share, once it is read. */
  readonly flaws: readonly string[]
  readonly corrections: { readonly applied: number; readonly ended: readonly string[] }
}

/** Questions to a review, which it answers while it goes on. `file` is a place in the order given, from 0. */
export interface ReviewAnswers {
  /** Of the records that the filter shows, in its order, from the 1-based `from`-th on. */
  rows(ask: { file: number; from: number; count: number }): Promise<ReviewRow[]>
  problem(ask: ProblemAsk): Promise<number | null>
  /** The nearest place behind, or before, the 1-based `from` at which a record fits the filter; null if there is none. */
  fitting(ask: { file: number; from: number; direction: 'next' | 'previous' }): Promise<number | null>
  /** Shows these records only; `filterId` is told with what it finds. */
  filter(ask: { filterId: number; filter: ReviewFilter }): Promise<ReviewProgress>
  /** Lays these edits over the files, all of them by file. */
  edit(ask: { edits: readonly (readonly Edit[])[] }): Promise<ReviewProgress>
  /** The edit that a person asks for, with what the file says there. */
  editOf(ask: { file: number; request: EditRequest }): Promise<UnsignedEdit>
  /** The cells of a record as the file has them. */
  cells(ask: { file: number; record: number }): Promise<readonly string[]>
  judge(ask: { file: number; record: number; place: number; to: string }): Promise<ReviewVerdict>
  judgeValue(ask: { file: number; record: number; place: number; to: string }): Promise<ValueVerdict>
  exportRejects(ask: { path: string }): Promise<Written[]>
}

type WithoutAuthor<Of> = Of extends Edit ? Omit<Of, 'who' | 'at' | 'why'> : never
export type UnsignedEdit = WithoutAuthor<Edit>

interface ProblemAsk {
  readonly file: number
  readonly from: number
  readonly direction: 'next' | 'previous'
  readonly cause: string | null
}

/** What crosses from the review's thread to the window's. */
export type FromReview = { readonly kind: 'progress'; readonly progress: ReviewProgress } | Answer

/** What crosses to the review's thread: the request first, then questions. */
export type ToReview = { readonly begin: ReviewRequest } | Question
