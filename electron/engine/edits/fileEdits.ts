import type { Correction } from '../../../shared/edits/correction.ts'
import type { Edit } from '../../../shared/edits/edit.ts'

/** What lies over one file, as plain data: threads make the overlay from it. */
export interface FileEdits {
  readonly edits: readonly Edit[]
  /** The file has other bytes than that for which the edits were made: records are known by what they say, not by number. */
  readonly loose: boolean
  /** Standing corrections of the file's source. */
  readonly corrections: readonly Correction[]
}

/** What came of a file's edits, once it is read. */
export interface EditOutcome {
  /** Of `edits`, in their order: the records that each changed. */
  readonly changed: readonly (readonly number[])[]
  /** Of `edits`, in their order: the physical line of the first record that each changed; null where it changed none. */
  readonly lines: readonly (number | null)[]
  /** Places of edits that found no record, or another value than they were made for. */
  readonly misfits: readonly number[]
  readonly corrections: readonly CorrectionOutcome[]
  /** What edits that stand are bound to from now on. */
  readonly standing: readonly StandingOutcome[]
  /** What should stand, and can't: other records of the same license and company are to say something else. */
  readonly unbound: readonly StandingOutcome[]
}

/** Corrections whose record is in the file; of the others nothing is known. */
export interface CorrectionOutcome {
  readonly correctionId: number
  /** Those that it was applied to: several where it is bound to a license alone that others bear by now. */
  readonly records: readonly number[]
  /** The first that tells. */
  readonly record: number
  readonly line: number
  /** What the file says now, where that is not the old value: then the correction has ended. Null: it was applied. */
  readonly says: string | null
}

export interface StandingOutcome {
  /** Place in `edits`. */
  readonly edit: number
  readonly license: string
  readonly company: string | null
}

export function isEdited(edits: FileEdits | null | undefined): edits is FileEdits {
  return edits != null && (edits.edits.length > 0 || edits.corrections.length > 0)
}
