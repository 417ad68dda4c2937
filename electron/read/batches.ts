import type { FileHandle } from 'node:fs/promises'
import { LoaderError } from '../../shared/errors.ts'
import { openBlocks } from './blocks.ts'
import { cutRecords } from './cells.ts'
import { bytesBetween, type DecodedText, decode, type Encoding, wholeCharacters } from './decode/encoding.ts'
import { areBytesPlain } from './decode/plainBytes.ts'
import { maximumRecordBytes } from './limits.ts'
import { ownCopy } from './ownCopy.ts'
import { placeIn, type RecordProblem } from './problem.ts'
import { createMarks, type RecordMarks, scanRecords } from './scan.ts'
import type { TextShape } from './shape/shape.ts'
import { csvRow } from './writeCsv.ts'

/** Measured: smaller batches cost calls, larger ones outlive the young generation of the heap. */
export const usualBatchBytes = 256 * 1024

/** Where a record begins, enough to start reading there. */
export interface RecordPosition {
  /** 1-based number of the data record; the header is 0. */
  readonly record: number
  /** 1-based physical line, as an editor counts: LF, CRLF and CR each end one, also inside quotes. */
  readonly line: number
  /** Position of the record's first byte in the file. */
  readonly byteOffset: number
}

/**
 * Consecutive records of one file. Everything indexed runs from 0 to `count` - 1; refused records are among them.
 * Cells are slices of the block that was read: copy (`ownCopy`) what outlives the batch.
 */
export interface RecordBatch {
  readonly count: number
  /** Number of the batch's first record: record i has the number `firstRecord` + i. */
  readonly firstRecord: number
  /** Cells as they stand in the file, without their quotes. Empty where `problem[i]` is set. */
  readonly cells: readonly (readonly string[])[]
  /** First physical line of each record. */
  readonly line: Float64Array
  /** Position of each record's first byte in the file, and its bytes without the line ending. */
  readonly byteOffset: Float64Array
  readonly byteLength: Uint32Array
  readonly problem: readonly (RecordProblem | null)[]
  /** Blank lines passed over in this batch (the header's batch: also those before it). */
  readonly blankLines: number
  /** Bytes of the file up to the end of this batch, for progress. */
  readonly bytesRead: number
  /** It is known that no cell holds an invisible character or an HTML entity. */
  readonly isPlain?: boolean
  /** The record as it stands in the file (a sheet: as CSV), without the line ending, in memory of its own. */
  rawOf(index: number): string
}

export function positionOf(batch: RecordBatch, index: number): RecordPosition {
  return {
    record: batch.firstRecord + index,
    line: batch.line[index]!,
    byteOffset: batch.byteOffset[index]!,
  }
}

interface BatchSource {
  readonly handle: FileHandle
  /** The name that errors carry. */
  readonly name: string
  readonly encoding: Encoding
  readonly shape: TextShape
  /** Where to begin: the start of a record or of a blank line, behind a byte order mark. */
  readonly from: RecordPosition
  /** Records to leave out at the beginning: 1 for the header. */
  readonly skip: 0 | 1
  readonly batchBytes: number
  readonly signal?: AbortSignal | undefined
  /** Gets each byte once, in order, before the batch that holds it. May throw. */
  readonly seen: (bytes: Buffer) => void
}

/**
 * All records from a position on, a block's records at a time, in memory that does not grow with the file.
 * @throws LoaderError file-quotes, file-record-too-large, file-unreadable; the signal's reason
 */
export async function* readBatches(source: BatchSource): AsyncGenerator<RecordBatch, void, void> {
  const { handle, name, encoding, shape, from, signal } = source
  const blocks = openBlocks(handle, name, from.byteOffset, source.batchBytes, source.seen)
  const marks = createMarks()
  let { byteOffset, line } = from
  let record = from.record - source.skip
  let skip: number = source.skip
  let left = 0
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { bytes, last } = await blocks.next(left)
      const whole = last ? bytes.length : wholeCharacters(bytes, encoding)
      const decoded = decode(bytes.subarray(0, whole), encoding)
      const { text } = decoded
      scanRecords(decoded, shape, line, last, marks)
      const skipped = Math.min(skip, marks.count)
      const batch = batchOf(decoded, shape, marks, skipped, record, byteOffset)
      skip -= skipped
      record += marks.count
      line = marks.nextLine
      left = bytes.length - (batch.bytesRead - byteOffset)
      byteOffset = batch.bytesRead
      const isPlain = !encoding.startsWith('utf-16') && areBytesPlain(bytes.subarray(0, whole))
      if (batch.count > 0 || batch.blankLines > 0) yield { ...batch, isPlain }
      if (marks.tooLarge || left > mostUnread) throw recordTooLarge(name, text, marks)
      if (last && marks.openQuote >= 0) throw quoteNeverClosed(name, text, marks)
      if (last) return
    }
  } finally {
    await blocks.settled()
  }
}

// A record at the limit, and a line ending in UTF-16.
const mostUnread = maximumRecordBytes + 4

function batchOf(
  decoded: DecodedText,
  shape: TextShape,
  marks: RecordMarks,
  from: number,
  record: number,
  blockOffset: number,
): RecordBatch {
  const { text, unitBytes } = decoded
  const count = marks.count - from
  const byteOffset = new Float64Array(count)
  const byteLength = new Uint32Array(count)
  let bytesRead: number
  if (unitBytes > 0) {
    for (let i = 0; i < count; i++) {
      const start = marks.start[from + i]!
      byteOffset[i] = blockOffset + start * unitBytes
      byteLength[i] = (marks.end[from + i]! - start) * unitBytes
    }
    bytesRead = blockOffset + marks.used * unitBytes
  } else {
    let at = 0
    bytesRead = blockOffset
    for (let i = 0; i < count; i++) {
      const start = marks.start[from + i]!
      const end = marks.end[from + i]!
      // Mostly the line ending alone.
      const gap = start - at
      bytesRead += gap < 2 ? gap : bytesBetween(decoded, at, start)
      byteOffset[i] = bytesRead
      byteLength[i] = bytesBetween(decoded, start, end)
      bytesRead += byteLength[i]!
      at = end
    }
    bytesRead += bytesBetween(decoded, at, marks.used)
  }
  const { cells, problems } = cutRecords(text, shape, marks, from)
  // The marks are used again for the next block.
  const start = marks.start.slice(from, marks.count)
  const end = marks.end.slice(from, marks.count)
  return {
    count,
    firstRecord: record + from,
    cells,
    line: marks.line.slice(from, marks.count),
    byteOffset,
    byteLength,
    problem: problems,
    blankLines: marks.blankLines,
    bytesRead,
    rawOf: (index) =>
      ownCopy(
        shape.kind === 'sheet' && problems[index] === null
          ? csvRow(cells[index]!)
          : text.slice(start[index], end[index]),
      ),
  }
}

function quoteNeverClosed(name: string, text: string, marks: RecordMarks): LoaderError {
  const place = placeIn(text.slice(marks.used), marks.openQuote - marks.used, marks.nextLine)
  return new LoaderError(
    'file-quotes',
    `${name}, line ${place.line}, character ${place.column}: the quote that opens a cell here is never closed.`,
    {
      file: name,
      ...place,
      hint: 'Close the quote, or double it if it belongs to the text, then load again.',
    },
  )
}

function recordTooLarge(name: string, text: string, marks: RecordMarks): LoaderError {
  const line = marks.nextLine
  const start = `${name}, line ${line}: the record that starts here is over 8 MiB`
  if (marks.openQuote < 0) {
    return new LoaderError('file-record-too-large', `${start}.`, {
      file: name,
      line,
      hint: 'See whether the file has line breaks and is a CSV file at all.',
    })
  }
  const place = placeIn(text.slice(marks.used), marks.openQuote - marks.used, line)
  return new LoaderError(
    'file-record-too-large',
    `${start}; a quote opened in line ${place.line}, character ${place.column}, is not closed in all that text.`,
    {
      file: name,
      ...place,
      hint: 'Close the quote, or double it if it belongs to the text, then load again.',
    },
  )
}
