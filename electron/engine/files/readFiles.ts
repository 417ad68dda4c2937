import { count } from '../../../shared/count.ts'
import type { SetAside } from '../../../shared/domain.ts'
import type { RecordBatch } from '../../read/batches.ts'
import type { RecordProblem } from '../../read/problem.ts'
import { readRecords } from '../../read/records.ts'
import { emptyRecord } from '../../sources/emptyRecord.ts'
import { onePer } from '../../sources/leftOut.ts'
import { type ReadRecord, type ReadResult, recordReader } from '../../sources/readRecord.ts'
import type { EditOutcome } from '../edits/fileEdits.ts'
import type { Overlay } from '../edits/overlay.ts'
import type { EarlierRecords } from '../intake/earlierRecords.ts'
import { type Intake, type RecordSink, setAside } from '../intake/intake.ts'
import { createAsideList } from './asideList.ts'
import type { RecognisedFile } from './recognisedFile.ts'
import { createSharedFlaws } from './sharedFlaws.ts'
export interface FileCounts {
  rowsRead: number
  rowsLoaded: number
  rowsRejected: number
  /** Left out on purpose. */
  rowsSetAside: number
  rowsBlank: number
  warnings: number
}

export function noCounts(): FileCounts {
  return { rowsRead: 0, rowsLoaded: 0, rowsRejected: 0, rowsSetAside: 0, rowsBlank: 0, warnings: 0 }
}

/** What the reading of a file came to. */
export interface FileReading extends FileCounts {
  /** What is said of the file as a whole, a sentence each: flaws that all of its records share, unnamed columns; once it is read to its end. */
  flaws: readonly string[]
  /** What came of edits; once it is read to its end, and only where it has some. */
  edits?: EditOutcome
  /** What was set aside, by the rule that says so; once it is read to its end. */
  setAside: readonly SetAside[]
}

export interface ReadFilesOptions {
  readonly files: readonly RecognisedFile[]
  /** `YYYY-MM-DD` */
  readonly runDate: string
  readonly intake: Intake
  /** Where the intake's records go; asked after each batch whether it can take more. */
  readonly sink: Pick<RecordSink, 'drain'>
  readonly earlier: EarlierRecords
  /** References of this run's records begin here. */
  readonly firstReference: number
  /** Is given each batch before it is taken in (add: fetches what the records may repeat). */
  readonly prepare?: (file: RecognisedFile, results: readonly (ReadResult | null)[]) => Promise<void>
  readonly signal?: AbortSignal
  /** Called after each batch with the file's counts so far and the bytes read of it. */
  readonly onProgress?: (file: RecognisedFile, counts: Readonly<FileReading>, bytesRead: number) => void
  /** Is told of each record that is set aside. */
  readonly onAside?: (file: RecognisedFile, record: number) => void
}

/**
 * Reads all files in the order given and tells the sink what each record becomes. Preview and load both are this
 * function with another sink, so their counts are the same, repeats and shared licenses over all files included.
 *
 * One thread, one file after the other: "earlier" means the order of the files, then the record number, and on two
 * cores the server needs the second one. Memory grows with a file by some 50 bytes a record, for identities.
 *
 * @returns the counts of each file, in order.
 * @throws LoaderError of the file: unclosed quote, changed while it was read, …
 */
export async function readFiles(options: ReadFilesOptions): Promise<FileReading[]> {
  const { files, runDate, intake, sink, earlier, prepare, signal, onProgress, onAside } = options
  const counts: FileReading[] = []
  let firstReference = options.firstReference

  for (const file of files) {
    const readRecord = recordReader(file.layout, runDate)
    const count: FileReading = { ...noCounts(), flaws: [], setAside: [] }
    const flaws = createSharedFlaws(file.layout)
    const aside = createAsideList()
    let leftOut = 0
    const onePerSays = onePer(file.layout)?.says ?? ''
    const { bytes, text } = file.file
    // of a file that was unpacked, as much as if its own bytes were read
    const share = text.bytes === 0 ? 1 : bytes / text.bytes
    counts.push(count)
    earlier.beginFile(file, firstReference, readRecord)
    for await (const batch of readRecords(file.file, signal ? { signal } : {})) {
      earlier.remember(batch)
      const read = batchReader(batch, file, readRecord)
      // only what must be known of a whole batch before is kept: records that die young cost less than half
      const results = prepare === undefined ? null : Array.from({ length: batch.count }, (_, at) => read(at))
      if (results !== null) await prepare?.(file, results)
      for (let index = 0; index < batch.count; index += 1) {
        const recordNumber = batch.firstRecord + index
        const result = results === null ? read(index) : (results[index] as ReadResult | null)
        count.rowsRead += 1
        if (result === null) {
          count.rowsSetAside += 1
          leftOut += 1
          aside.add(leftOutSays, recordNumber, batch.line[index] as number)
          onAside?.(file, recordNumber)
          continue
        }
        const warnings = intake.take(
          {
            file,
            recordNumber,
            line: batch.line[index] as number,
            reference: firstReference + recordNumber - 1,
            raw: () => batch.rawOf(index),
          },
          result,
        )
        flaws.add(result, batch.line[index] as number, batch.cells[index] as readonly string[])
        if (warnings === setAside) {
          count.rowsSetAside += 1
          aside.add(result.aside ?? onePerSays, recordNumber, batch.line[index] as number)
          onAside?.(file, recordNumber)
        } else if (warnings < 0) count.rowsRejected += 1
        else count.rowsLoaded += 1
        if (warnings > 0) count.warnings += warnings
      }
      count.rowsBlank += batch.blankLines
      await sink.drain()
      onProgress?.(file, count, Math.round(batch.bytesRead * share))
    }
    count.flaws = flaws.sentences(count.rowsRead - leftOut)
    count.setAside = aside.all()
    if (file.overlay !== undefined) count.edits = file.overlay.outcome()
    onProgress?.(file, count, bytes)
    firstReference += count.rowsRead
  }
  return counts
}

/** Of records that a person leaves out. */
const leftOutSays = 'Left out by a person'

/** What each record of a batch becomes; null where a person leaves it out. */
function batchReader(
  batch: RecordBatch,
  file: RecognisedFile,
  read: ReadRecord,
): (index: number) => ReadResult | null {
  const { overlay } = file
  return overlay === undefined
    ? (index) => readOne(batch, index, file, read)
    : (index) => readEdited(batch, index, file, read, overlay)
}

function readEdited(
  batch: RecordBatch,
  index: number,
  file: RecognisedFile,
  read: ReadRecord,
  overlay: Overlay,
): ReadResult | null {
  const cells = batch.cells[index] as readonly string[]
  const place = {
    record: batch.firstRecord + index,
    line: batch.line[index] as number,
    raw: () => batch.rawOf(index),
  }
  const edited = overlay.over(place, cells)
  if (edited === cells) return readOne(batch, index, file, read)
  // what a person typed may be anything
  return edited === null ? null : read(edited)
}

/** What one record of a batch becomes as it stands in the file, taken by itself. */
export function readOne(
  batch: RecordBatch,
  index: number,
  file: RecognisedFile,
  read: ReadRecord,
): ReadResult {
  const problem = batch.problem[index] ?? null
  return problem === null
    ? read(batch.cells[index] as readonly string[], batch.isPlain)
    : refused(problem, file)
}

/** A record whose cells can't be told apart, so that there is nothing to clean. */
function refused({ cause, why, line, column, cell }: RecordProblem, { layout }: RecognisedFile): ReadResult {
  const header = layout.header[cell]?.trim() || null
  const reason = `${header === null ? '' : `${header}: `}${why} (line ${count(line)}, character ${count(column)})`
  return {
    record: emptyRecord(),
    reject: { cause, column: header, field: null, value: null, reason },
    warnings: [],
  }
}
