import type { ReviewRow } from '../../../shared/window/review.ts'
import { type RecordBatch, usualBatchBytes } from '../../read/batches.ts'
import { readRecords } from '../../read/records.ts'
import { onePer } from '../../sources/leftOut.ts'
import type { ReadResult } from '../../sources/readRecord.ts'
import type { Overlay } from '../edits/overlay.ts'
import { readOne } from '../files/readFiles.ts'
import { foundOf, isAside, type ReviewedFile } from './reviewedFile.ts'
import { reviewRow, rowWeight } from './reviewRow.ts'

/** Characters of a page, so that sending it holds nobody up. */
const pageWeight = 4_000_000
/** Records between two that are wanted which are rather read over than sought. */
const worthSeeking = 1000

/**
 * Reads records of a file again, in ascending order, from near to where they stand. `take` says whether to go on.
 */
export async function readAt(
  { file: { file }, positions }: ReviewedFile,
  records: readonly number[],
  signal: AbortSignal,
  take: (batch: RecordBatch, index: number) => boolean,
): Promise<void> {
  let at = 0
  while (at < records.length) {
    const from = positions.before(records[at] as number)
    // a page is some 100 kB: more would be decoded and cut for nothing
    const batchBytes = usualBatchBytes / 4
    let seek = false
    for await (const batch of readRecords(file, { from, batchBytes, signal })) {
      const end = batch.firstRecord + batch.count
      while (at < records.length && (records[at] as number) < end) {
        if (!take(batch, (records[at] as number) - batch.firstRecord)) return
        at += 1
      }
      if (at === records.length) return
      seek = (records[at] as number) - end > worthSeeking
      if (seek) break
    }
    // the file ends before the record
    if (!seek) return
  }
}

/** Rows as the grid shows them, in the order of `records`; fewer where their cells are very long. */
export async function readRows(
  part: ReviewedFile,
  records: readonly number[],
  isSettled: (record: number) => boolean,
  signal: AbortSignal,
): Promise<ReviewRow[]> {
  const rows = new Map<number, ReviewRow>()
  let weight = 0
  const ascending = [...records].sort((a, b) => a - b)
  await readAt(part, ascending, signal, (batch, index) => {
    const row = rowAt(part, batch, index, part.file.overlay, isSettled)
    rows.set(row.record, row)
    weight += rowWeight(row)
    return weight <= pageWeight
  })
  const read: ReviewRow[] = []
  for (const record of records) {
    const row = rows.get(record)
    // a page that was cut short ends where it is not whole
    if (row === undefined) break
    read.push(row)
  }
  return read
}

/** One record with what lies over it. `isSettled`: what only the reading of all records tells is known of it. */
export function rowAt(
  part: ReviewedFile,
  batch: RecordBatch,
  index: number,
  overlay: Overlay | undefined,
  isSettled: (record: number) => boolean,
): ReviewRow {
  const record = batch.firstRecord + index
  const cells = batch.cells[index] as readonly string[]
  const changes: { place: number; by: 'edit' | 'correction' }[] = []
  const over =
    overlay?.again(record, cells, (place, by) => changes.push({ place, by })) ??
    (overlay === undefined ? cells : null)
  const result: ReadResult | null =
    over === null ? null : over === cells ? readOne(batch, index, part.file, part.read) : part.read(over)
  const by = new Map(changes.map((change) => [change.place, change.by]))
  return reviewRow(batch, index, result, {
    found: isSettled(record) ? foundOf(part, record) : null,
    aside: isAside(part, record) ? onePerSays(part) : null,
    newText: over !== null && over !== cells && overlay?.hasText(record) === true,
    edited:
      over === null || over === cells
        ? []
        : over.flatMap((to, place) =>
            to === (cells[place] ?? '') ? [] : [{ place, to, by: by.get(place) ?? ('edit' as const) }],
          ),
  })
}

/** Of a source of which the first record of each facility counts. */
function onePerSays({ file: { layout } }: ReviewedFile): string | null {
  return onePer(layout)?.says ?? null
}
