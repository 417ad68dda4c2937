import type { EditedBy } from './edit.ts'

/**
 * A standing correction: what a person changed in one file of a source is changed in later ones too, for as long as
 * they still say the old value.
 */
export interface Correction extends EditedBy {
  readonly correctionId: number
  readonly source: string
  /** As the file writes it. */
  readonly license: string
  /** As the file writes it, where several records bear the license; else null. */
  readonly company: string | null
  /** The file's header. */
  readonly column: string
  readonly from: string
  readonly to: string
}

/** A correction and what became of it. */
export interface CorrectionView extends Correction {
  /** Null while it stands. */
  readonly ended: {
    readonly at: string
    readonly who: string
    /** The run in which the file said something else, and what; null where a person took it back. */
    readonly runId: number | null
    readonly says: string | null
  } | null
}
