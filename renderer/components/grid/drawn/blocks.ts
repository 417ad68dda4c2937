import { ask, type PlainError, type Result } from '../../../app/bridge.ts'

/** Rows of a long list, fetched in blocks as they come into sight; the least lately seen are let go. */
export interface Blocks<Row> {
  /** The row at a 0-based place, undefined until it has come. */
  row(index: number): Row | undefined
  /**
   * Fetches what is missing of a range, both ends included. While answers are awaited, only the range that was asked
   * for last is fetched next: who scrolls far passes many.
   */
  ensure(first: number, last: number): void
  /** The row at a place once it is here; undefined if there is none. */
  load(index: number): Promise<Row | undefined>
  /** Blocks of which this is true are fetched anew when they are next looked at; what is shown stays until then. */
  refresh(stale: (rows: readonly Row[]) => boolean): void
  clear(): void
}

export const blockSize = 200
/** Blocks fetched at a time: what one looks at must not wait for all that one has passed. */
const mostPending = 2

interface BlockSource<Row> {
  /** Rows from a 0-based place; fewer than asked where the list ends or has not been read yet. */
  readonly read: (from: number, count: number) => Promise<Result<readonly Row[]>>
  readonly changed: () => void
  readonly failed: (error: PlainError) => void
  readonly size?: number
  readonly keep?: number
}

interface Block<Row> {
  rows: readonly Row[]
  stale: boolean
  pending: Promise<void> | null
}

export function createBlocks<Row>({
  read,
  changed,
  failed,
  size = blockSize,
  keep = 40,
}: BlockSource<Row>): Blocks<Row> {
  let blocks = new Map<number, Block<Row>>()
  let pending = 0
  /** Blocks of the range that was asked for last. */
  let next: number[] = []

  function touch(number: number): Block<Row> {
    const block = blocks.get(number) ?? { rows: [], stale: true, pending: null }
    blocks.delete(number)
    blocks.set(number, block)
    for (const oldest of blocks.keys()) {
      if (blocks.size <= keep) break
      blocks.delete(oldest)
    }
    return block
  }

  async function fetchBlock(number: number, block: Block<Row>): Promise<void> {
    const owner = blocks
    block.stale = false
    pending += 1
    const result = await ask(read(number * size, size))
    pending -= 1
    block.pending = null
    fetchNext()
    if (owner !== blocks) return
    if (result.ok) {
      block.rows = result.value
      changed()
    } else {
      block.stale = true
      failed(result.error)
    }
  }

  function want(number: number): Block<Row> {
    const block = touch(number)
    if (block.stale && block.pending === null) block.pending = fetchBlock(number, block)
    return block
  }

  function fetchNext(): void {
    while (pending < mostPending) {
      const number = next.shift()
      if (number === undefined) return
      want(number)
    }
  }

  return {
    row: (index) => blocks.get(Math.floor(index / size))?.rows[index % size],
    ensure(first, last) {
      next = []
      for (let number = Math.floor(Math.max(0, first) / size); number <= Math.floor(last / size); number++) {
        next.push(number)
      }
      fetchNext()
    },
    async load(index) {
      const block = want(Math.floor(index / size))
      if (block.pending !== null) await block.pending
      return block.rows[index % size]
    },
    refresh(stale) {
      for (const block of blocks.values()) block.stale ||= stale(block.rows)
    },
    clear() {
      next = []
      blocks = new Map()
    },
  }
}
