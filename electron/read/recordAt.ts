import { cutRecords } from './cells.ts'
import { decode } from './encoding.ts'
import { fileChanged, inputError, openInput } from './inputFile.ts'
import type { InspectedFile } from './inspect.ts'
import type { RecordProblem } from './problem.ts'
import { createMarks, scanRecords } from './scan.ts'

export interface SingleRecord {
  /** The record as it stands in the file, without the line ending. */
  readonly raw: string
  /** Empty where `problem` is set. */
  readonly cells: readonly string[]
  readonly problem: RecordProblem | null
}

/**
 * One record again, by the place that a batch gave for it. Lines in a problem count from the record's first.
 * @throws LoaderError file-changed when the file is no longer the inspected one, file-missing, file-unreadable
 */
export async function readRecordAt(
  file: InspectedFile,
  byteOffset: number,
  byteLength: number,
): Promise<SingleRecord> {
  const { handle, stats } = await openInput(file.path, file.name)
  try {
    if (Number(stats.size) !== file.bytes || Number(stats.mtimeMs) !== file.modifiedMs) {
      throw fileChanged(file.name)
    }
    const bytes = Buffer.allocUnsafe(byteLength)
    let filled = 0
    while (filled < byteLength) {
      const { bytesRead } = await handle
        .read(bytes, filled, byteLength - filled, byteOffset + filled)
        .catch((error: unknown) => {
          throw inputError(error, file.name)
        })
      if (bytesRead === 0) throw fileChanged(file.name)
      filled += bytesRead
    }
    const { text, unitBytes } = decode(bytes, file.encoding)
    const marks = createMarks()
    scanRecords(text, unitBytes, 1, true, marks)
    if (marks.count !== 1 || marks.end[0] !== text.length) throw fileChanged(file.name)
    const { cells, problems } = cutRecords(text, marks, 0)
    return { raw: text, cells: cells[0]!, problem: problems[0]! }
  } finally {
    await handle.close()
  }
}
