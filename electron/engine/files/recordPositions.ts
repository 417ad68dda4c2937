import { positionOf, type RecordBatch, type RecordPosition } from '../../read/batches.ts'
import { createNumberList } from '../intake/numberList.ts'

/** Where some records of a file stand, so that reading can begin near any of them. */
export interface RecordPositions {
  remember(batch: RecordBatch): void
  /** The last known place at or before a record. */
  before(record: number): RecordPosition
}

/** One place in so many records: 16 bytes for about 20 kB of the file. */
const every = 64

export function createRecordPositions(first: RecordPosition): RecordPositions {
  const offsets = createNumberList(Float64Array)
  const lines = createNumberList(Float64Array)

  return {
    remember(batch) {
      const { count, firstRecord } = batch
      for (let index = (every - ((firstRecord - 1) % every)) % every; index < count; index += every) {
        const { byteOffset, line } = positionOf(batch, index)
        offsets.push(byteOffset)
        lines.push(line)
      }
    },
    before(record) {
      const slot = Math.min(Math.floor((record - 1) / every), offsets.length - 1)
      if (slot < 0) return first
      return { record: slot * every + 1, line: lines.at(slot), byteOffset: offsets.at(slot) }
    },
  }
}
