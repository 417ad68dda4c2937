import { createNumberList } from './numberList.ts'

/**
 * Finds the entry of a 64-bit fingerprint: open addressing over typed arrays, some 14 bytes an entry, outside the
 * JavaScript heap. A Map of strings holds the same in twenty times the memory and gives the collector work.
 */
export interface KeyIndex {
  /** Number of entries; entries are numbered from 0 in the order they were added. */
  readonly size: number
  /** The entry of a fingerprint, or -1. */
  find(low: number, high: number): number
  /** Adds an entry; the caller knows by `find` that it is new (or that it wants a second one). */
  add(low: number, high: number): number
}

export function createKeyIndex(): KeyIndex {
  let slots = new Int32Array(1024)
  const lows = createNumberList(Int32Array)
  const highs = createNumberList(Int32Array)
  let size = 0

  const put = (entry: number): void => {
    const mask = slots.length - 1
    let slot = lows.at(entry) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = entry + 1
  }

  const moreSlots = (): void => {
    slots = new Int32Array(slots.length * 2)
    for (let entry = 0; entry < size; entry += 1) put(entry)
  }

  return {
    get size() {
      return size
    },
    find(low, high) {
      const mask = slots.length - 1
      let slot = low & mask
      for (;;) {
        const entry = (slots[slot] as number) - 1
        if (entry < 0) return -1
        if (lows.at(entry) === low && highs.at(entry) === high) return entry
        slot = (slot + 1) & mask
      }
    },
    add(low, high) {
      const entry = size
      lows.push(low)
      highs.push(high)
      size += 1
      // three quarters full: few steps to a free slot still
      if (size * 4 > slots.length * 3) moreSlots()
      else put(entry)
      return entry
    },
  }
}
