import { createKeyIndex, grown } from './keyIndex.ts'

/** Gives each distinct key a number of its own, from 1. */
export interface IdIndex {
  /** The id of a key that was seen, else 0. */
  find(low: number, high: number): number
  /** Takes in a key that `find` didn't know and gives it the next id. */
  add(low: number, high: number): number
  /** Takes in a key that already has an id in the database (add to a date). */
  keep(low: number, high: number, id: number): void
  /** Number of ids given by `add`. */
  readonly added: number
}

/** `firstId` is the first id that `add` gives; ids that are kept lie below it. */
export function createIdIndex(firstId = 1): IdIndex {
  const index = createKeyIndex()
  const kept: number[] = []
  const idOf = (entry: number): number =>
    entry < kept.length ? (kept[entry] as number) : firstId + entry - kept.length
  return {
    find: (low, high) => {
      const entry = index.find(low, high)
      return entry < 0 ? 0 : idOf(entry)
    },
    add: (low, high) => idOf(index.add(low, high)),
    keep: (low, high, id) => {
      index.add(low, high)
      kept.push(id)
    },
    get added() {
      return index.size - kept.length
    },
  }
}

/**
 * The first record of each license, by number, so that its values can be had again when another record shares the
 * license, and the fingerprints of all records of shared licenses, so that repeats are found. 28 bytes a license: the
 * values themselves stay in the file.
 */
export interface LicenseIndex {
  /** The license's entry, or -1. */
  find(low: number, high: number): number
  /** A license that is new, and the number of its first record. */
  add(low: number, high: number, recordLow: number, recordHigh: number, reference: number): number
  /** Another record of a license that is known. */
  addRecord(recordLow: number, recordHigh: number, reference: number): void
  /** The number of the earlier record that equals this one, or -1. */
  repeats(entry: number, recordLow: number, recordHigh: number): number
  /** The number of the license's first record. */
  reference(entry: number): number
  readonly size: number
}

export function createLicenseIndex(): LicenseIndex {
  const licenses = createKeyIndex()
  const later = createKeyIndex(64)
  const laterReferences: number[] = []
  let capacity = 1024
  let lows = new Int32Array(capacity)
  let highs = new Int32Array(capacity)
  let references = new Uint32Array(capacity)

  return {
    find: licenses.find,
    add(low, high, recordLow, recordHigh, reference) {
      const entry = licenses.add(low, high)
      if (entry === capacity) {
        capacity *= 2
        lows = grown(lows, capacity)
        highs = grown(highs, capacity)
        references = grown(references, capacity)
      }
      lows[entry] = recordLow
      highs[entry] = recordHigh
      references[entry] = reference
      return entry
    },
    addRecord(recordLow, recordHigh, reference) {
      later.add(recordLow, recordHigh)
      laterReferences.push(reference)
    },
    repeats(entry, recordLow, recordHigh) {
      if (lows[entry] === recordLow && highs[entry] === recordHigh) return references[entry] as number
      const found = later.find(recordLow, recordHigh)
      return found < 0 ? -1 : (laterReferences[found] as number)
    },
    reference: (entry) => references[entry] as number,
    get size() {
      return licenses.size
    },
  }
}
