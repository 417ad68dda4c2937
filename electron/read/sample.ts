import type { RecordBatch } from './batches.ts'
import { decode } from './decode/encoding.ts'
import { openInput } from './inputFile.ts'
import type { InspectedFile } from './inspect.ts'
import { ownCopy } from './ownCopy.ts'
import { readRecords } from './records.ts'

/** A text of so many bytes is read whole. */
const wholeBytes = 4 * 1024 * 1024
const parts = 16
const partBytes = 128 * 1024
/** Lines to try where a part seems to begin inside a cell. */
const mostStarts = 4
const longestLine = 64 * 1024

/**
 * Cells of records from all over a file: all of a small one's, of a big one those of parts at even distances, each part's one after
 * another. Records that can't be read and those of other widths than the header are left out.
 * @throws LoaderError file-changed, file-missing, file-unreadable; the signal's reason
 */
export async function sampleRecords(
  file: InspectedFile,
  signal?: AbortSignal,
): Promise<{ readonly records: readonly (readonly string[])[]; readonly isWhole: boolean }> {
  const abort = signal === undefined ? {} : { signal }
  const records: string[][] = []
  if (file.text.bytes <= wholeBytes) {
    for await (const batch of readRecords(file, abort)) records.push(...soundRecords(file, batch))
    return { records, isWhole: true }
  }
  const from = file.firstRecord.byteOffset
  const step = Math.floor((file.text.bytes - from) / parts / 4) * 4
  for (let part = 0; part < parts; part += 1) {
    signal?.throwIfAborted()
    let start: number | null = part === 0 ? from : await nextLine(file, from + part * step)
    for (let tries = 0; start !== null && tries < mostStarts; tries += 1) {
      const batch = await batchAt(file, start, abort)
      const sound = batch === null ? [] : soundRecords(file, batch)
      // begun inside a cell in quotes, hardly any record would have the width of the header
      if (batch !== null && sound.length >= batch.count * 0.8) {
        records.push(...sound)
        break
      }
      start = await nextLine(file, start)
    }
  }
  return { records, isWhole: false }
}

async function batchAt(
  file: InspectedFile,
  byteOffset: number,
  abort: { signal?: AbortSignal },
): Promise<RecordBatch | null> {
  try {
    for await (const batch of readRecords(file, {
      ...abort,
      from: { record: 1, line: 1, byteOffset },
      batchBytes: partBytes,
    }))
      if (batch.count > 0) return batch
  } catch {
    abort.signal?.throwIfAborted()
    // a part that can't be read alone: a load tells what is wrong in it
  }
  return null
}

function soundRecords({ header }: InspectedFile, { count, cells, problem }: RecordBatch): string[][] {
  const sound: string[][] = []
  for (let index = 0; index < count; index += 1) {
    const record = cells[index] as readonly string[]
    // a sheet leaves out the empty cells at the end
    if (problem[index] === null && record.length > 0 && record.length <= header.length + 1)
      sound.push(Array.from(header, (_, place) => ownCopy(record[place] ?? '')))
  }
  return sound
}

/** Where the line after the one at a position begins. */
async function nextLine(file: InspectedFile, position: number): Promise<number | null> {
  const { handle } = await openInput(file.text.path, file.name)
  try {
    const buffer = Buffer.alloc(longestLine)
    const { bytesRead } = await handle.read(buffer, 0, longestLine, position)
    const bytes = buffer.subarray(0, bytesRead)
    const isWide = decode(bytes.subarray(0, 0), file.encoding).unitBytes === 2
    for (let at = 0; at < bytes.length; at += isWide ? 2 : 1) {
      const isEnd = isWide
        ? bytes[at] === (file.encoding === 'utf-16le' ? 10 : 0) &&
          bytes[at + 1] === (file.encoding === 'utf-16le' ? 0 : 10)
        : bytes[at] === 10
      if (isEnd) return position + at + (isWide ? 2 : 1)
    }
    return null
  } finally {
    await handle.close()
  }
}
