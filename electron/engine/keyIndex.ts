/**
 * Finds the entry of a 64-bit fingerprint: open addressing over typed arrays, 12 to 16 bytes an entry, outside the
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

export function createKeyIndex(initialCapacity = 1024): KeyIndex {
  let capacity = initialCapacity
  let slots = new Int32Array(capacity * 2)
  let lows = new Int32Array(capacity)
  let highs = new Int32Array(capacity)
  let size = 0

  const put = (entry: number): void => {
    const mask = slots.length - 1
    let slot = (lows[entry] as number) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = entry + 1
  }

  const grow = (): void => {
    capacity *= 2
    lows = grown(lows, capacity)
    highs = grown(highs, capacity)
    slots = new Int32Array(capacity * 2)
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
        if (lows[entry] === low && highs[entry] === high) return entry
        slot = (slot + 1) & mask
      }
    },
    add(low, high) {
      if (size === capacity) grow()
      const entry = size
      lows[entry] = low
      highs[entry] = high
      size += 1
      put(entry)
      return entry
    },
  }
}

/** The same numbers in a larger array. */
export function grown<
  T extends Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>,
>(array: T, capacity: number): T {
  const larger = new (array.constructor as new (length: number) => T)(capacity)
  larger.set(array)
  return larger
}
