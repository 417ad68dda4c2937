import { z } from 'zod'
import type { Cause } from '../causes.ts'
import type { CleanedRecord } from '../columns.ts'
import type { Severity } from '../domain.ts'
import type { MadeEdit } from '../edits/madeEdit.ts'
import type { PlainError } from '../errors.ts'
import { fileId } from './files.ts'
import { longestEdit, longestSearch, longestWhy } from './limits.ts'

export interface ReviewCounts {
  readonly read: number
  readonly loaded: number
  readonly rejected: number
  readonly setAside: number
  readonly blank: number
  readonly warnings: number
}

/** Records of each kind that a filter can show. */
export interface ReviewRecords {
  readonly rejected: number
  readonly warned: number
  /** What people changed, standing corrections included. */
  readonly edited: number
}

/** Against the run before of the same source. */
export interface ChangedRecords {
  /** Its date. */
  readonly since: string
  /** Null while they are not counted. */
  readonly records: number | null
}

export interface ReviewFile {
  readonly id: string
  readonly name: string
  readonly source: string
  /** Of the bytes that are reviewed: a load is bound to them. */
  readonly sha256: string
  readonly counts: ReviewCounts
  readonly records: ReviewRecords
  /** Bytes read and of the file: the counts are "so far" until they are equal. */
  readonly bytesRead: number
  readonly bytes: number
  readonly header: readonly string[]
  /** Sentences: how the file is read, and, once it is, flaws that all of its records share. */
  readonly notes: readonly string[]
  /** Problems by cause, most first. */
  readonly causes: readonly { readonly cause: Cause; readonly severity: Severity; readonly count: number }[]
  /** Records that load and are not as they were in the run before of the source. */
  readonly changed: ChangedRecords | null
  /** Standing corrections that met a record: how many are applied, and those that have come to their end, a sentence each. */
  readonly corrections: { readonly applied: number; readonly ended: readonly string[] }
  /** Records that the filter shows; null where there is none. */
  readonly shown: number | null
  /** Of these, records that fit; the others are their neighbours. */
  readonly fitting: number | null
}

/** A snapshot of a review; the worker goes on until `done`. */
export interface ReviewState {
  readonly reviewId: string
  readonly date: string
  readonly files: readonly ReviewFile[]
  readonly done: boolean
  /** Edits came since all was read: what is counted is still that of before. */
  readonly recounting: boolean
  /** A file that can't be read to its end: the load would stop there too. */
  readonly error: PlainError | null
  readonly edits: EditsView
  /** Which filter `shown` is of; `done` when it has looked at all records. */
  readonly filter: { readonly filterId: number; readonly done: boolean } | null
}

/** What people changed in this review. */
export interface EditsView {
  readonly count: number
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Counts up with each change, so that rows are fetched anew. */
  readonly version: number
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
  /** The whole text as it counts, where cells can't be told apart or don't fit the header; null where it is too long to edit. */
  readonly text: string | null
  /** The cells that lie over those of the file, by place. */
  readonly edited: readonly {
    readonly place: number
    readonly to: string
    readonly by: 'edit' | 'correction'
  }[]
  /** Its whole text was changed. */
  readonly newText: boolean
  /** It is set aside: neither loaded nor rejected. */
  readonly leftOut: boolean
  /** Why it is set aside; null where a person left it out, or it is not. */
  readonly aside: string | null
  /** False for a neighbour of a record that fits the filter. */
  readonly fits: boolean
  /** What the record becomes; null for one that is rejected before its cells could be told apart, or left out. */
  readonly cleaned: CleanedRecord | null
  readonly rejected: boolean
  readonly issues: readonly ReviewIssue[]
  /**
   * False while the reading of all records has not come to this one: whether it repeats an earlier record or disagrees
   * on its license is not known yet. Ask again when `counts.read` of its file has reached it.
   */
  readonly checked: boolean
}

/** An edit of this review, as the list of them shows it. */
export interface ReviewEdit extends MadeEdit {
  readonly editId: number
  readonly fileId: string
  readonly file: string
  readonly record: number | null
  readonly line: number | null
  readonly standing: boolean
}

/** What a cell that is being typed makes of its record. */
export interface ReviewVerdict {
  readonly before: ReviewRow
  readonly after: ReviewRow
  /** Where the license number is another one: whether another record has it. */
  readonly licenseTaken: boolean | null
}

/** What a change of all records with a value would do. */
export interface ValueVerdict {
  /** What the file says there, cut for display. */
  readonly value: string
  readonly records: number
  readonly of: number
  readonly warningsGone: number
  readonly newlyRejected: number
  readonly nowLoaded: number
  /** The first three. */
  readonly examples: readonly { readonly line: number; readonly company: string; readonly license: string }[]
}

const reviewId = z.string().min(1).max(64)
const why = z.string().max(longestWhy).nullable()
/** No database takes a NUL, nor half of a pair. */
const edited = z
  .string()
  .max(longestEdit)
  .refine((text) => !text.includes('\0') && !/\p{Surrogate}/u.test(text))
const record = z.int().min(1)
const place = z.int().min(0).max(10_000)

export const reviewFilter = z.strictObject({
  /** Null: of all kinds. */
  show: z.enum(['rejected', 'warned', 'edited', 'changed', 'aside']).nullable(),
  cause: z.string().max(64).nullable(),
  /** Part of any cell, as the file says it or as it becomes, without regard to case. */
  search: z.string().max(longestSearch),
  sort: z
    .strictObject({
      /** Place of a column of the file, or a field, such as `company` or `attributes.star_level`. */
      column: z.union([place, z.string().max(200)]),
      descending: z.boolean(),
    })
    .nullable(),
  /** So many records before and after each one that fits are shown with it. */
  neighbours: z.int().min(0).max(10),
})
export type ReviewFilter = z.infer<typeof reviewFilter>

/** A change that a person asks for; the review knows what the file says there. */
export const editRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cell'),
    id: fileId,
    record,
    place,
    to: edited,
    why,
    standing: z.boolean(),
  }),
  /** Of all records that say what this one says in that column. */
  z.strictObject({
    kind: z.literal('value'),
    id: fileId,
    record,
    place,
    to: edited,
    why,
    standing: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('record'), id: fileId, record, to: edited, why }),
  z.strictObject({ kind: z.literal('leave-out'), id: fileId, record, why }),
])
export type EditRequest = z.infer<typeof editRequest>

export const judgeRequest = z.strictObject({ reviewId, id: fileId, record, place, to: edited })
export const valueRequest = z.strictObject({ reviewId, id: fileId, record, place, to: edited })

/** What all later files of the source are read by too: a new version of it. */
export const ruleRequest = z.strictObject({
  ...{ reviewId, id: fileId, record, place, to: edited },
  why: z.string().min(1).max(longestWhy),
})

/** A rule that was kept, as a version of its source. */
export interface KeptRule {
  readonly source: string
  readonly version: number
  /** `'N/A' in County is no value (rule text)` */
  readonly says: string
}

export const keptRule = z.strictObject({ source: z.string().max(64), version: z.int().min(1) })
