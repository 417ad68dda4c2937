import type { ReviewIssue } from '../../../shared/window/review.ts'
import type { ReadRecord } from '../../sources/readRecord.ts'
import type { EditOutcome } from '../edits/fileEdits.ts'
import type { FileCounts } from '../files/readFiles.ts'
import type { RecognisedFile } from '../files/recognisedFile.ts'
import type { RecordPositions } from '../files/recordPositions.ts'
import type { KeyIndex } from '../intake/keyIndex.ts'
import type { NumberList } from '../intake/numberList.ts'
import type { IssueList } from '../runs/issueList.ts'

/** What a review keeps of one file: some 10 bytes a problem and 15 a record. */
export interface ReviewedFile {
  readonly file: RecognisedFile
  /** For reading single records again, beside the reading of all. */
  readonly read: ReadRecord
  readonly positions: RecordPositions
  readonly issues: IssueList
  /** What only the reading of all records can tell: repeats and conflicts, by record; the first of them. */
  readonly found: Map<number, ReviewIssue[]>
  /** Records that are set aside, in their order. */
  readonly aside: NumberList
  /** Records that load and are not in the run before as they are now, in their order; null until they are counted. */
  changed: NumberList | null
  /** Of all files of the review. */
  readonly licenses: KeyIndex
  counts: FileCounts
  /** That all records share, once the file is read. */
  flaws: readonly string[]
  bytesRead: number
  /** Once the file is read. */
  edits: EditOutcome | null
}

/** Whether it is set aside, as far as all was read. */
export function isAside({ aside }: ReviewedFile, record: number): boolean {
  let low = 0
  let high = aside.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (aside.at(middle) < record) low = middle + 1
    else high = middle
  }
  return low < aside.length && aside.at(low) === record
}

/** Repeats and conflicts of a record; null while reading has not come so far. */
export function foundOf(part: ReviewedFile, record: number): readonly ReviewIssue[] | null {
  if (record > part.counts.rowsRead) return null
  const found = part.found.get(record)
  if (found !== undefined) return found
  return (['repeat', 'license_conflict'] as const)
    .filter((cause) => part.issues.has(record, cause))
    .map((cause) => ({
      severity: cause === 'repeat' ? 'reject' : 'warning',
      cause,
      column: null,
      field: null,
      value: null,
      reason: cause === 'repeat' ? 'repeats an earlier record in all its values' : 'disagrees on its license',
    }))
}

/** The records that people or corrections changed, in their order. */
export function editedRecords({ edits }: ReviewedFile): number[] {
  if (edits === null) return []
  const applied = edits.corrections.flatMap(({ records }) => records)
  return [...new Set([...edits.changed.flat(), ...applied])].sort((a, b) => a - b)
}
