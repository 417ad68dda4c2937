import type { Cause } from '../../shared/causes.ts'

/** Something to tell about a record; the file, record number and line are the engine's to add. */
export interface Finding {
  readonly cause: Cause
  /** The file's own header of the column, null when the whole record is meant. */
  readonly column: string | null
  /** `table.column` */
  readonly field: string | null
  readonly value: string | null
  readonly reason: string
}
