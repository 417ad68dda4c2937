import type { FileHandle } from 'node:fs/promises'
import { inputError } from './inputFile.ts'

export interface Block {
  /** What the caller left over of the block before, then the bytes read since. Valid until the next block. */
  readonly bytes: Buffer
  /** The file ends with this block (which may be empty). */
  readonly last: boolean
}

export interface Blocks {
  /** The next block, beginning with the last `left` bytes of the one before. */
  next(left: number): Promise<Block>
  /** Waits for the read under way, so that the handle can be closed. */
  settled(): Promise<void>
}

// A record that a block cuts off is moved in front of the next block's bytes; one longer than this costs a copy.
const roomForRest = 64 * 1024

/**
 * Reads a file block by block into two buffers in turn: while one is worked on, the other is filled.
 * Never more than one block ahead of its caller, whatever the file's size. `seen` gets each byte once.
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
    const fresh = filling.subarray(roomForRest, roomForRest + read)
    seen(fresh)
    position += read
    if (left <= roomForRest) {
      rest.copy(filling, roomForRest - left)
      current = filling.subarray(roomForRest - left, roomForRest + read)
    } else {
      current = Buffer.concat([rest, fresh])
    }
    const filled = filling
    filling = spare
    spare = filled
    pending = fill()
    return { bytes: current, last: false }
  }

  return { next, settled: () => pending.then(noop, noop) }
}

function noop() {}
