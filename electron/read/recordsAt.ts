import { closeSync, openSync, readSync } from 'node:fs'
import { cutRecords } from './cells.ts'
import { decode } from './encoding.ts'
import { fileChanged, inputError } from './inputFile.ts'
import type { InspectedFile } from './inspect.ts'
import { createMarks, scanRecords } from './scan.ts'

/** Records of a file that is being read anyway, had again one by one. */
export interface RecordsAt {
  /** The cells of the record at a place that a batch gave. */
  at(byteOffset: number, byteLength: number): readonly string[]
  close(): void
}

/**
 * Opens a file for reading single records again, at once and without a promise each: a load that meets a license a
 * second time needs the first record's values, for perhaps half of all records. The reading of the whole file proves
 * that the bytes were the inspected ones, so this doesn't.
 */
export function openRecords(file: InspectedFile): RecordsAt {
  let descriptor: number
  try {
    descriptor = openSync(file.path, 'r')
  } catch (error) {
    throw inputError(error, file.name)
  }
  const marks = createMarks()
  let bytes = Buffer.allocUnsafe(4096)
  return {
    at(byteOffset, byteLength) {
      if (byteLength > bytes.length) bytes = Buffer.allocUnsafe(byteLength)
      if (readSync(descriptor, bytes, 0, byteLength, byteOffset) < byteLength) throw fileChanged(file.name)
      const { text, unitBytes } = decode(bytes.subarray(0, byteLength), file.encoding)
      scanRecords(text, unitBytes, 1, true, marks)
      const cells = cutRecords(text, marks, 0).cells[0]
      if (marks.count !== 1 || cells === undefined) throw fileChanged(file.name)
      return cells
    },
    close: () => closeSync(descriptor),
  }
}
