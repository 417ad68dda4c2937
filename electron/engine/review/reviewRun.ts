import { type PlainError, plainError } from '../../../shared/errors.ts'
import type { ReviewRow } from '../../../shared/window/review.ts'
import { usualBatchBytes } from '../../read/batches.ts'
import { ownCopy } from '../../read/ownCopy.ts'
import { readRecords } from '../../read/records.ts'
import { madeSource } from '../../sources/format/buildSource.ts'
import { layoutOf } from '../../sources/layout.ts'
import { recordReader } from '../../sources/readRecord.ts'
import { noCounts, readOne } from '../files/readFiles.ts'
import { readInto } from '../files/readInto.ts'
import { createRecordPositions } from '../files/recordPositions.ts'
import type { RecordSink } from '../intake/intake.ts'
import { createIssueList } from '../runs/issueList.ts'
import { exportReviewRejects } from './exportReviewRejects.ts'
import { foundOf, type ReviewedFile } from './reviewedFile.ts'
import type { ReviewAnswers, ReviewProgress, ReviewRequest } from './reviewRequest.ts'
import { reviewRow, rowWeight, shown } from './reviewRow.ts'

export interface Review extends ReviewAnswers {
  progress(): ReviewProgress
  /** Resolves when all was read, or reading ended with an error. */
  readonly done: Promise<void>
}

/** Particulars of so many repeats and conflicts are kept; of further ones only that they are. */
const mostFound = 20_000
/** A page that lies at most so many records behind what is known is read at once, else when reading gets there. */
const nearby = 5000
/** Characters of a page, so that sending it holds nobody up. */
const pageWeight = 4_000_000

/**
 * Reads all files as a load does and keeps of them what is needed to show any record at once: where records stand and
 * which have problems. A page is read from the file again and cleaned again by the same rules.
 */
export function startReview(
  request: ReviewRequest,
  signal: AbortSignal,
  onProgress: () => void = () => undefined,
): Review {
  const parts = request.files.map(({ file, source, choices }, number): ReviewedFile => {
    const layout = layoutOf(madeSource(source), file.header, choices)
    return {
      file: { number, file, layout },
      read: recordReader(layout, request.runDate),
      positions: createRecordPositions(file.firstRecord),
      issues: createIssueList(),
      found: new Map(),
      counts: noCounts(),
      flaws: [],
      bytesRead: 0,
    }
  })
  const partOf = (file: number) => parts[file] as ReviewedFile
  let isDone = false
  let error: PlainError | null = null
  /** Pages under way: who looks at the window goes first. */
  const pages = new Set<Promise<unknown>>()
  const waiting = new Set<() => void>()

  const wake = () => {
    for (const look of waiting) look()
  }

  const done = readInto({
    files: parts.map(({ file }) => file),
    runDate: request.runDate,
    base: request.base,
    sink: reviewSink(parts, async () => {
      // lets questions in
      await new Promise((resolve) => setImmediate(resolve))
      while (pages.size > 0) await Promise.allSettled(pages)
    }),
    signal,
    onBatch: ({ number }, batch) => partOf(number).positions.remember(batch),
    onProgress: ({ number }, counts, bytesRead) => {
      const part = partOf(number)
      const { flaws, setAside: _, ...count } = counts
      part.counts = count
      part.flaws = flaws
      part.bytesRead = bytesRead
      wake()
      onProgress()
    },
  })
    .then(
      () => {
        for (const part of parts) part.bytesRead = part.file.file.bytes
      },
      (cause) => {
        error = plainError(cause)
      },
    )
    .finally(() => {
      isDone = true
      wake()
      onProgress()
    })

  // what a date holds is read first: the files' first records are shown meanwhile
  if (request.base !== null) setImmediate(onProgress)

  const reached = (part: ReviewedFile, record: number): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!isDone && part.counts.rowsRead < record) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
    })

  return {
    done,
    progress: () => ({
      files: parts.map(({ counts, bytesRead, issues, flaws }) => ({
        counts,
        bytesRead,
        causes: issues.counts(),
        flaws,
      })),
      done: isDone,
      error,
    }),
    async rows({ file, from, count }) {
      const part = partOf(file)
      if (from - part.positions.before(from).record > nearby) await reached(part, from)
      if (isDone && from > part.counts.rowsRead && error === null) return []
      const page = readPage(part, from, count, signal)
      pages.add(page)
      return page.finally(() => pages.delete(page))
    },
    async problem({ file, from, direction, cause }) {
      const { issues } = partOf(file)
      return direction === 'next' ? issues.next(from, cause) : issues.previous(from, cause)
    },
    exportRejects: ({ path }) => exportReviewRejects(parts, path, signal),
  }
}

async function readPage(
  part: ReviewedFile,
  from: number,
  count: number,
  signal: AbortSignal,
): Promise<ReviewRow[]> {
  const rows: ReviewRow[] = []
  let weight = 0
  // a page is some 100 kB: more would be decoded and cut for nothing
  const batchBytes = usualBatchBytes / 4
  const begin = { from: part.positions.before(from), batchBytes, signal }
  for await (const batch of readRecords(part.file.file, begin)) {
    for (let index = Math.max(0, from - batch.firstRecord); index < batch.count; index += 1) {
      const record = batch.firstRecord + index
      if (rows.length === count || weight > pageWeight) return rows
      const row = reviewRow(batch, index, readOne(batch, index, part.file, part.read), foundOf(part, record))
      rows.push(row)
      weight += rowWeight(row)
    }
    if (rows.length === count) return rows
  }
  return rows
}

function reviewSink(parts: readonly ReviewedFile[], drain: () => Promise<void>): RecordSink {
  const ignore = () => undefined
  let left = mostFound
  return {
    license: ignore,
    contact: ignore,
    addressCode: ignore,
    facility: ignore,
    issue({ file, record, severity, cause, column, field, value, reason }) {
      const { issues, found } = parts[file] as ReviewedFile
      issues.add(record, severity, cause)
      if ((cause !== 'repeat' && cause !== 'license_conflict') || left === 0) return
      left -= 1
      const issue = {
        severity,
        cause,
        column,
        field,
        // else a slice that keeps all of its block of the file
        value: value === null ? null : ownCopy(shown(value)),
        reason: ownCopy(shown(reason)),
      }
      const others = found.get(record)
      if (others === undefined) found.set(record, [issue])
      else others.push(issue)
    },
    drain,
  }
}
