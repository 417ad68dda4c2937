import type { Edit, EditedBy } from './edit.ts'

/** What was changed of a record before it was loaded, as it is told afterwards. */
export interface MadeEdit extends EditedBy {
  readonly kind: Edit['kind'] | 'correction'
  /** The file's header; null where the whole record is meant. */
  readonly column: string | null
  /** What the file says, cut for display. */
  readonly from: string
  /** What became of it; null where the record was left out. */
  readonly to: string | null
}

/** An edit of a run, and what it changed. */
export interface RunEdit extends MadeEdit {
  readonly file: string
  /** The first record that it changed; null where it changed none. */
  readonly record: number | null
  readonly line: number | null
  /** How many records it changed. */
  readonly records: number
  /** Of a correction that has ended: what the file says now. */
  readonly says: string | null
}
