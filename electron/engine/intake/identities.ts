import { createKeyIndex } from './keyIndex.ts'
import { type Lane, laneId, onlyLane } from './lane.ts'
import { createNumberList } from './numberList.ts'

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

/** Ids up to `lastId` are taken, those that are kept among them. */
export function createIdIndex(lastId = 0, lane: Lane = onlyLane): IdIndex {
  const index = createKeyIndex()
  const kept: number[] = []
  const idOf = (entry: number): number =>
    entry < kept.length ? (kept[entry] as number) : laneId(lane, lastId, entry - kept.length)
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
  const later = createKeyIndex()
  const laterReferences: number[] = []
  const lows = createNumberList(Int32Array)
  const highs = createNumberList(Int32Array)
  const references = createNumberList(Uint32Array)

  return {
    find: licenses.find,
    add(low, high, recordLow, recordHigh, reference) {
      const entry = licenses.add(low, high)
      lows.push(recordLow)
      highs.push(recordHigh)
      references.push(reference)
      return entry
    },
    addRecord(recordLow, recordHigh, reference) {
      later.add(recordLow, recordHigh)
      laterReferences.push(reference)
    },
    repeats(entry, recordLow, recordHigh) {
      if (lows.at(entry) === recordLow && highs.at(entry) === recordHigh) return references.at(entry)
      const found = later.find(recordLow, recordHigh)
      return found < 0 ? -1 : (laterReferences[found] as number)
    },
    reference: references.at,
    get size() {
      return licenses.size
    },
  }
}
