import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { RecordBatch } from '../../read/batches.ts'

/** How the records of a file lie on its lines, as it is kept in the registry. */
export interface RecordLines {
  /** Batches come in order, each once. */
  add(batch: Pick<RecordBatch, 'count' | 'line'>): void
  packed(): Uint8Array
}

const chunkBytes = 64 * 1024
/** A line number needs at most this many bytes of 7 bits. */
const longest = 8

/**
 * Each record is kept as the number of lines from the beginning of the one before it, blank lines and line breaks
 * inside cells included: a byte a record while the file is read, next to nothing once it is packed.
 */
export function createRecordLines(): RecordLines {
  const full: Uint8Array[] = []
  let chunk = new Uint8Array(chunkBytes)
  let used = 0
  let before = 0

  return {
    add({ count, line }) {
      for (let index = 0; index < count; index += 1) {
        const at = line[index] as number
        let left = at - before
        before = at
        if (used > chunkBytes - longest) {
          full.push(chunk.subarray(0, used))
          chunk = new Uint8Array(chunkBytes)
          used = 0
        }
        for (; left > 0x7f; left = Math.floor(left / 0x80)) {
          chunk[used] = (left % 0x80) | 0x80
          used += 1
        }
        chunk[used] = left
        used += 1
      }
    },
    packed() {
      const all = Buffer.concat([...full, chunk.subarray(0, used)])
      // the fastest level: a million equal bytes become five thousand
      return new Uint8Array(deflateRawSync(all, { level: 1 }))
    },
  }
}

/**
 * First physical lines of all records of a file, as an editor shows them: record n at n - 1. Eight bytes a record, so
 * let go of it soon.
 */
export function unpackLines(packed: Uint8Array): Float64Array {
  const bytes = inflateRawSync(packed)
  let count = 0
  for (const byte of bytes) if (byte < 0x80) count += 1
  const lines = new Float64Array(count)
  let record = 0
  let line = 0
  let unit = 1
  for (const byte of bytes) {
    line += (byte & 0x7f) * unit
    unit *= 0x80
    if (byte >= 0x80) continue
    lines[record] = line
    record += 1
    unit = 1
  }
  return lines
}
