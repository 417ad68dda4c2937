import type { FileHandle } from 'node:fs/promises'
import { inputError } from './inputFile.ts'

interface Block {
  /** What the caller left over of the block before, then the bytes read since. Valid until the next block. */
  readonly bytes: Buffer
  /** The file ends with this block (which may be empty). */
  readonly last: boolean
}

interface Blocks {
  /** The next block, beginning with the last `left` bytes of the one before. */
  next(left: number): Promise<Block>
  /** Waits for the read under way, so that the handle can be closed. */
  settled(): Promise<void>
}

// A record that a block cuts off is moved in front of the next block's bytes. One that is longer than this is met with
// as many new bytes as it has: so it is not scanned again for every block that it spans.
const roomForRest = 64 * 1024

/**
 * Reads a file block by block into two buffers in turn: while one is worked on, the other is filled.
 * Never more than one block ahead of its caller, whatever the file's size. `seen` gets each byte once, in order.
 */
export function openBlocks(
  handle: FileHandle,
  name: string,
  position: number,
  blockBytes: number,
  seen: (bytes: Buffer) => void,
): Blocks {
  let filling = Buffer.allocUnsafeSlow(roomForRest + blockBytes)
  let spare = Buffer.allocUnsafeSlow(roomForRest + blockBytes)
  let current: Buffer = Buffer.alloc(0)
  let pending = fill()

  function fill(): Promise<number> {
    const reading = handle.read(filling, roomForRest, blockBytes, position).then(({ bytesRead }) => bytesRead)
    // Without this an error that comes up while the caller is elsewhere would end the process.
    reading.catch(() => {})
    return reading
  }

  async function next(left: number): Promise<Block> {
    let read: number
    try {
      read = await pending
    } catch (error) {
      throw inputError(error, name)
    }
    const rest = current.subarray(current.length - left)
    if (read === 0) return { bytes: rest, last: true }
    position += read
    if (left <= roomForRest) {
      seen(filling.subarray(roomForRest, roomForRest + read))
      rest.copy(filling, roomForRest - left)
      current = filling.subarray(roomForRest - left, roomForRest + read)
    } else {
      const long = Buffer.allocUnsafeSlow(left + Math.max(left, read))
      rest.copy(long)
      filling.copy(long, left, roomForRest, roomForRest + read)
      const more = await readFully(long, left + read)
      seen(long.subarray(left, left + read + more))
      current = long.subarray(0, left + read + more)
    }
    const filled = filling
    filling = spare
    spare = filled
    pending = fill()
    return { bytes: current, last: false }
  }

  async function readFully(into: Buffer, from: number): Promise<number> {
    let at = from
    while (at < into.length) {
      const { bytesRead } = await handle
        .read(into, at, into.length - at, position)
        .catch((error: unknown) => {
          throw inputError(error, name)
        })
      if (bytesRead === 0) break
      at += bytesRead
      position += bytesRead
    }
    return at - from
  }

  return { next, settled: () => pending.then(noop, noop) }
}

function noop() {}
