import { z } from 'zod'
import { fileChoices, fileId, runDate } from './files.ts'

/** What a window holds that is not loaded yet, kept over a crash, a reload or a quit. */
export const draftToKeep = z.strictObject({
  files: fileChoices,
  date: runDate,
  step: z.enum(['files', 'mapping', 'review', 'load']),
  /** The record that is looked at. */
  place: z.strictObject({ id: fileId, record: z.int().min(1), line: z.int().min(1) }).nullable(),
})
export type DraftToKeep = z.infer<typeof draftToKeep>

/** A draft that was kept, before it is gone on with. */
export interface KeptDraft {
  /** When it was kept; ISO 8601. */
  readonly at: string
  readonly date: string
  readonly files: readonly string[]
  /** Files that are no longer where they were. */
  readonly missing: readonly string[]
  readonly edits: number
  readonly step: DraftToKeep['step']
  readonly line: number | null
}

/** A draft that is gone on with: its files have ids again. */
export interface ResumedDraft {
  readonly date: string
  readonly step: DraftToKeep['step']
  readonly files: readonly {
    readonly id: string
    readonly name: string
    readonly bytes: number
    readonly source: string | null
    readonly sheet: string | null
  }[]
  readonly place: DraftToKeep['place']
}
