import type { CleanedRecord } from '../../../shared/columns.ts'
import { cutRecords } from '../../read/cells.ts'
import { createMarks, scanRecords } from '../../read/scan.ts'
import { plainCsv } from '../../read/shape/shape.ts'
import { layoutOf } from '../../sources/layout.ts'
import { recordReader } from '../../sources/readRecord.ts'
import { sourceOfRun } from '../sources/sourceOfRun.ts'
import type { TracedFile } from './traceRuns.ts'

/**
 * What a rejected record says, read again from its text by the columns that its run used; null when its cells can't be
 * told apart, or by a source that this program does not know.
 */
export function readReject(file: TracedFile, runDate: string, raw: string): CleanedRecord | null {
  if (file.readBy === null) return null
  const marks = createMarks()
  const shape = { ...plainCsv, delimiter: file.delimiter }
  scanRecords({ text: raw, unitBytes: 1, singles: [] }, shape, 1, true, marks)
  const { cells, problems } = cutRecords(raw, shape, marks, 0)
  if (cells.length !== 1 || problems[0] !== null) return null
  const layout = layoutOf(sourceOfRun(file.readBy, file), file.header)
  const { record } = recordReader(layout, runDate)(cells[0] as string[])
  return record.company === null && record.license_number === null ? null : record
}

/** The state whose licenses a file lists. */
export function stateOf({ readBy }: TracedFile): string {
  return readBy?.state ?? ''
}
