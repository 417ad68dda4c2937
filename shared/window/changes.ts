import { z } from 'zod'
import type { MadeEdit } from '../edits/madeEdit.ts'
import { type ChangedTable, type ChangeKind, changedTables, changeKinds } from './kinds.ts'
import { longestSearch } from './limits.ts'
import { runId } from './runs.ts'

type KindCounts = Readonly<Record<ChangeKind, number>>

/** What one source's facilities and licenses did between two runs. */
export interface SourceChanges {
  readonly source: string
  readonly facilities: KindCounts & { readonly before: number; readonly after: number }
  readonly licenses: KindCounts & { readonly before: number; readonly after: number }
}

/** A comparison of two runs, held open so that its rows can be paged. */
export interface ChangesView {
  readonly changesId: string
  readonly run: { readonly runId: number; readonly date: string }
  /** The run it is compared with; null when there is none before it: then there is nothing to tell. */
  readonly before: { readonly runId: number; readonly date: string } | null
  readonly sources: readonly SourceChanges[]
  /** How many changed rows have a change in this field (`facility.capacity`), most first. */
  readonly fields: readonly { readonly field: string; readonly count: number }[]
  /** Columns that only one of the two runs has, since it is of a newer version: nothing is said of them. */
  readonly notCompared: readonly string[]
  /** Sources that the two runs were read by other definitions of, each with a sentence that tells it. */
  readonly readOtherwise: readonly { readonly source: string; readonly says: string }[]
}

export interface ChangeRow {
  readonly kind: ChangeKind
  readonly table: ChangedTable
  readonly source: string
  readonly issuingState: string
  readonly licenseNumber: string
  readonly company: string
  /** Of what is gone: the record of it that this run rejected, so that it may only look gone. */
  readonly rejected: { readonly file: string; readonly line: number; readonly reason: string } | null
  /** Values as text; for added and gone empty. */
  readonly fields: readonly {
    readonly field: string
    readonly before: string | null
    readonly after: string | null
  }[]
  /** What people changed of the license's records before the run after was loaded. */
  readonly edits: readonly MadeEdit[]
}

const changesId = z.string().min(1).max(64)
const changesFilter = z.strictObject({
  source: z.string().max(64).nullable(),
  kind: z.enum(changeKinds).nullable(),
  table: z.enum(changedTables).nullable(),
  field: z.string().max(120).nullable(),
  /** Part of license number or company, without regard to case. */
  search: z.string().max(longestSearch),
})
export type ChangesFilter = z.infer<typeof changesFilter>
/** `before` null: the newest published run before it. */
export const changesRequest = z.strictObject({ runId, before: runId.nullable() })
export const changesPage = z.strictObject({
  changesId,
  filter: changesFilter,
  from: z.int().min(0),
  count: z.int().min(1).max(500),
})
export const changesExport = z.strictObject({ changesId, filter: changesFilter })
/** Null: whichever is open or still being made. */
export const changesClose = z.strictObject({ changesId: changesId.nullable() })
