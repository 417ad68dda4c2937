import { closeSync, openSync, readSync } from 'node:fs'
import { cutRecords } from './cells.ts'
import { decode, wholeCharacters } from './decode/encoding.ts'
import { fileChanged, inputError } from './inputFile.ts'
import type { InspectedFile } from './inspect.ts'
import { createMarks, scanRecords } from './scan.ts'

/** Records of a file that is being read anyway, had again one by one. */
export interface RecordsAt {
  /** The cells of the record that comes `skip` records after the one at `byteOffset`. */
  cells(byteOffset: number, skip: number): readonly string[]
  close(): void
}

const usualBytes = 8 * 1024

/**
 * Opens a file for reading single records again, at once and without a promise each: a load that meets a license a
 * second time needs the first record's values, for perhaps half of all records. The reading of the whole file proves
 * that the bytes were the inspected ones, so this doesn't.
 */
export function openRecords(file: InspectedFile): RecordsAt {
  let descriptor: number
  try {
    descriptor = openSync(file.text.path, 'r')
  } catch (error) {
    throw inputError(error, file.name)
  }
  const marks = createMarks()
  let buffer = Buffer.allocUnsafe(usualBytes)
  return {
    cells(byteOffset, skip) {
      for (;;) {
        const read = readSync(descriptor, buffer, 0, buffer.length, byteOffset)
        const last = read < buffer.length
        const bytes = buffer.subarray(0, last ? read : wholeCharacters(buffer, file.encoding))
        const decoded = decode(bytes, file.encoding)
        scanRecords(decoded, file.shape, 1, last, marks)
        if (marks.count > skip) {
          marks.count = skip + 1
          return cutRecords(decoded.text, file.shape, marks, skip).cells[0] as string[]
        }
        if (last) throw fileChanged(file.name)
        buffer = Buffer.allocUnsafe(buffer.length * 2)
      }
    },
    close: () => closeSync(descriptor),
  }
}
