import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { IsoDate } from '../../../shared/isoDate.ts'
import { databaseError } from '../connection/errors.ts'
import { daysSince2000 } from './daysSince2000.ts'

const chunkBytes = 256 * 1024
/** Above Node's highest buffering mark for sockets: a longer write is done when its callback comes. */
const socketBufferBytes = 64 * 1024
const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')

/**
 * Writes rows of one table by COPY in binary format: no escaping, and numbers and dates need no parsing at the
 * server. Rows are written into one of two fixed buffers while the other is on its way, so memory is bounded and
 * nothing is left for the garbage collector. https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.4
 *
 * Call `row`, then one value method per column; `drain` after each batch; `finish` at the end.
 */
export interface CopyWriter {
  row(columns: number): void
  text(value: string | null): void
  integer(value: number | null): void
  boolean(value: boolean | null): void
  /** @throws LoaderError internal on anything but `YYYY-MM-DD`. */
  date(value: IsoDate | null): void
  /** A double. */
  number(value: number | null): void
  /** `micros` since 2000-01-01 UTC. */
  timestamp(micros: bigint): void
  json(value: string): void
  texts(values: readonly string[] | null): void
  /** Resolves when the server keeps up; rejects when the COPY failed. */
  drain(): Promise<void>
  /** Ends the COPY and gives the number of rows that the server says it took. */
  finish(): Promise<number>
  /** Makes the server forget the rows (CopyFail). */
  abort(): void
}

export function copyInto(client: Client, sql: string, doing: string): CopyWriter {
  const stream = client.query(copyFrom(sql))
  let failure: unknown = null
  let fail: ((error: unknown) => void) | null = null
  stream.on('error', (error) => {
    failure = error
    fail?.(error)
  })

  let buffer: Buffer = Buffer.allocUnsafe(chunkBytes)
  let at = signature.copy(buffer)
  let queue: { chunk: Buffer; length: number }[] = []
  let spare: Buffer | null = null
  /** The eight bytes of the last timestamp: all rows of a load have one. */
  const stamp = Buffer.alloc(8)
  let stamped: bigint | null = null

  /** Makes room for `bytes` more; a value larger than a chunk gets a buffer of its own. */
  const need = (bytes: number): void => {
    if (at + bytes <= buffer.length) return
    queue.push({ chunk: buffer, length: at })
    if (spare !== null && bytes <= spare.length) {
      buffer = spare
      spare = null
    } else {
      buffer = Buffer.allocUnsafe(Math.max(chunkBytes, bytes))
    }
    at = 0
  }

  /** Waits for one answer of the stream, or for its failure. */
  const answer = async (ask: (done: () => void) => void): Promise<void> => {
    try {
      await new Promise<void>((resolve, reject) => {
        fail = reject
        if (failure === null) ask(resolve)
        else reject(failure)
      })
    } catch (error) {
      throw databaseError(error, doing)
    }
  }

  const int32 = (value: number): void => {
    buffer[at] = value >>> 24
    buffer[at + 1] = value >>> 16
    buffer[at + 2] = value >>> 8
    buffer[at + 3] = value
    at += 4
  }

  const nothing = (): void => {
    need(4)
    int32(-1)
  }

  /** The bytes of a text, for which there is room. Most are short ASCII, where a loop beats a call into the runtime. */
  const characters = (value: string): void => {
    const length = value.length
    let place = at
    for (let index = 0; index < length; index += 1) {
      const code = value.charCodeAt(index)
      if (code > 127) {
        at += buffer.write(value, at, 'utf8')
        return
      }
      buffer[place] = code
      place += 1
    }
    at = place
  }

  /** Fills in the length of what was written since the four bytes at `start`. */
  const lengthAt = (start: number): void => {
    const end = at
    at = start
    int32(end - start - 4)
    at = end
  }

  const textValue = (value: string): void => {
    need(4 + value.length * 3)
    const start = at
    at += 4
    characters(value)
    lengthAt(start)
  }

  const drain = async (): Promise<void> => {
    const waiting = queue
    queue = []
    for (const { chunk, length } of waiting) {
      await answer((done) => stream.write(chunk.subarray(0, length), (error) => (error ? undefined : done())))
      // A short write may still lie in the socket's own buffer, which must not be written over.
      if (chunk.length === chunkBytes && length > socketBufferBytes) spare = chunk
    }
    if (failure !== null) throw databaseError(failure, doing)
  }

  return {
    row(columns) {
      need(2)
      buffer[at] = columns >>> 8
      buffer[at + 1] = columns
      at += 2
    },
    text(value) {
      if (value === null) nothing()
      else textValue(value)
    },
    integer(value) {
      if (value === null) return nothing()
      need(8)
      int32(4)
      int32(value)
    },
    boolean(value) {
      if (value === null) return nothing()
      need(5)
      int32(1)
      buffer[at] = value ? 1 : 0
      at += 1
    },
    date(value) {
      if (value === null) return nothing()
      need(8)
      int32(4)
      int32(daysSince2000(value))
    },
    number(value) {
      if (value === null) return nothing()
      need(12)
      int32(8)
      at = buffer.writeDoubleBE(value, at)
    },
    timestamp(micros) {
      if (micros !== stamped) {
        stamp.writeBigInt64BE(micros)
        stamped = micros
      }
      need(12)
      int32(8)
      for (let index = 0; index < 8; index += 1) buffer[at + index] = stamp[index] as number
      at += 8
    },
    json(value) {
      // jsonb on the wire: a version byte, then the text
      need(5 + value.length * 3)
      const start = at
      at += 5
      buffer[start + 4] = 1
      characters(value)
      lengthAt(start)
    },
    texts(values) {
      if (values === null) return nothing()
      // one dimension, no nulls, element type text (oid 25)
      const bytes = values.reduce(
        (sum, value) => sum + 4 + Buffer.byteLength(value),
        values.length === 0 ? 12 : 20,
      )
      need(4 + bytes)
      int32(bytes)
      int32(values.length === 0 ? 0 : 1)
      int32(0)
      int32(25)
      if (values.length > 0) {
        int32(values.length)
        int32(1)
      }
      for (const value of values) textValue(value)
    },
    drain,
    async finish() {
      need(2)
      buffer[at] = 0xff
      buffer[at + 1] = 0xff
      at += 2
      queue.push({ chunk: buffer, length: at })
      await drain()
      await answer((done) => {
        stream.once('finish', done)
        stream.end()
      })
      return stream.rowCount ?? 0
    },
    abort() {
      stream.destroy()
    },
  }
}
