import type { CleanedRecord, LicenseOwnValues } from '../../../shared/columns.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { RecordBatch } from '../../read/batches.ts'
import { openRecords, type RecordsAt } from '../../read/recordsAt.ts'
import type { ReadRecord } from '../../sources/readRecord.ts'
import type { RecognisedFile } from '../files/recognisedFile.ts'
import { createNumberList, type NumberList } from './numberList.ts'

/** A license's own values and its number, as an earlier record gave them. */
type EarlierValues = LicenseOwnValues & Pick<CleanedRecord, 'license_number'>

/** A record of the run that is added to: references up to the last facility id are such records. */
export interface RecordOfDate {
  readonly file: string
  /** 1-based data record of that file. */
  readonly record: number
  readonly values: EarlierValues
}

/** Finds earlier records by reference: facility ids of the run added to, then one number a record of this run. */
export interface EarlierRecords {
  /** Records from now on are of this file, the first of them with this reference. */
  beginFile(file: RecognisedFile, firstReference: number, read: ReadRecord): void
  /** Notes where the batch's records stand in the file. */
  remember(batch: RecordBatch): void
  /** File and record number, for a message. */
  place(reference: number): { file: string; record: number }
  /** Its values, read again from its file: they are seldom wanted, and those of a million records are much. */
  values(reference: number): EarlierValues
  close(): void
}

interface FilePart {
  readonly file: RecognisedFile
  readonly firstReference: number
  readonly read: ReadRecord
  /** First byte of every n-th record. */
  readonly offsets: NumberList
  records: RecordsAt | null
}

/** One place in so many records is kept: half a byte a record, and a look-up reads about 5 kB. */
const every = 16

/** `ofDate` answers for the run added to. */
export function createEarlierRecords(
  ofDate?: (reference: number) => RecordOfDate | undefined,
): EarlierRecords {
  const parts: FilePart[] = []

  const partOf = (reference: number): FilePart | undefined =>
    parts.findLast((part) => part.firstReference <= reference)

  const recordOfDate = (reference: number): RecordOfDate => {
    const record = ofDate?.(reference)
    if (record === undefined)
      throw new LoaderError('internal', `Record ${reference} of the date is not at hand.`)
    return record
  }

  return {
    beginFile(file, firstReference, read) {
      parts.push({ file, firstReference, read, offsets: createNumberList(Float64Array), records: null })
    },
    remember({ count, firstRecord, byteOffset }) {
      const part = parts.at(-1) as FilePart
      for (let index = (every - ((firstRecord - 1) % every)) % every; index < count; index += every) {
        part.offsets.push(byteOffset[index] as number)
      }
    },
    place(reference) {
      const part = partOf(reference)
      if (part === undefined) return recordOfDate(reference)
      return { file: part.file.file.name, record: reference - part.firstReference + 1 }
    },
    values(reference) {
      const part = partOf(reference)
      if (part === undefined) return recordOfDate(reference).values
      part.records ??= openRecords(part.file.file)
      const index = reference - part.firstReference
      const from = part.offsets.at(Math.floor(index / every))
      const cells = part.records.cells(from, index % every)
      return part.read(part.file.overlay?.again(index + 1, cells) ?? cells).record
    },
    close() {
      for (const { records } of parts) records?.close()
    },
  }
}
