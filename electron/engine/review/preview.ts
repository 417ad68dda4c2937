import type { Cause } from '../../../shared/causes.ts'
import type { CleanedRecord, Table } from '../../../shared/columns.ts'
import type { Delimiter } from '../../../shared/delimiter.ts'
import type { RowIssue, SetAside, Severity } from '../../../shared/domain.ts'
import type { Correction } from '../../../shared/edits/correction.ts'
import { bindEdits, type EditsRequest } from '../edits/bindEdits.ts'
import { editNotices, requireFittingEdits } from '../edits/saveEdits.ts'
import { type FileCounts, type FileReading, noCounts } from '../files/readFiles.ts'
import { type DateBase, readInto } from '../files/readInto.ts'
import { partsOf, recognisedFile } from '../files/recognisedFile.ts'
import { type FilesRequest, type RecognisedInput, recogniseFiles } from '../files/recogniseFiles.ts'
import type { RecordSink } from '../intake/intake.ts'
import type { KnownSource } from '../sources/knownSources.ts'

export interface PreviewRequest extends FilesRequest {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** What the date holds, where the files would be added to it. */
  readonly base?: DateBase | null
  /** The sources to know; else those of the folder and the program. */
  readonly known?: readonly KnownSource[]
  /** Keep so many of the first loaded records of each file. */
  readonly recordsPerFile: number
  /** Keep so many of the first issues of each cause. */
  readonly examplesPerCause: number
  /** What people changed of the files' records. */
  readonly edits?: EditsRequest | undefined
  /** Standing corrections, from the registry. */
  readonly corrections?: readonly Correction[]
}

/** Where a preview is: counts of one file so far. A snapshot; any may be skipped. */
export interface PreviewProgress extends Readonly<FileCounts> {
  /** 0-based place of the file. */
  readonly file: number
  readonly bytesRead: number
}

interface PreviewedRecord {
  /** 1-based data record of the file. */
  readonly record: number
  readonly values: CleanedRecord
}

export interface PreviewedFile extends Readonly<FileCounts> {
  readonly name: string
  readonly source: string
  /** Why it is taken for that source. */
  readonly reason: string
  readonly sha256: string
  readonly bytes: number
  readonly encoding: string
  readonly encodingReason: string
  /** What stands between its cells. */
  readonly delimiter: Delimiter
  readonly linesAbove: readonly string[]
  /** Sentences for people: how the file is read, and flaws that all of its records share. */
  readonly notes: readonly string[]
  /** What is set aside, by the rule that says so. */
  readonly setAside: readonly SetAside[]
  readonly missingColumns: readonly string[]
  readonly addedColumns: readonly string[]
  /** The source's usual header → the file's, null where the file lacks it. */
  readonly mapping: Readonly<Record<string, string | null>>
  readonly records: readonly PreviewedRecord[]
}

/** Rejects or warnings of one cause. */
interface PreviewProblem {
  readonly severity: Severity
  readonly cause: Cause
  readonly count: number
  /** The first ones; `file` is a name. */
  readonly examples: readonly (Omit<RowIssue, 'file' | 'severity' | 'cause'> & { readonly file: string })[]
}

export interface Preview extends Readonly<FileCounts> {
  readonly date: string
  /** What a person should know of edits and corrections, a sentence each. */
  readonly editNotices: readonly string[]
  /** Rows that each table would get. */
  readonly tableRows: Readonly<Record<Table, number>>
  readonly files: readonly PreviewedFile[]
  /** Rejects before warnings, the most frequent causes first. */
  readonly problems: readonly PreviewProblem[]
}

interface PreviewOptions {
  readonly signal?: AbortSignal
  /** Called once every file is recognised, before the records are read. */
  readonly onRecognised?: (inputs: readonly RecognisedInput[]) => void
  readonly onProgress?: (progress: PreviewProgress) => void
}

/**
 * What files are and what their records become: the load's own reading, cleaning, repeats and shared licenses over
 * all files, with a sink that counts instead of writing. Answers plain data, so that it can run in a worker.
 *
 * Without a base the counts are those of a load into an empty date, or with replace.
 *
 * @throws LoaderError of the file; the signal's reason.
 */
export async function preview(request: PreviewRequest, options: PreviewOptions = {}): Promise<Preview> {
  const { signal, onRecognised, onProgress } = options
  const recognised = await recogniseFiles(request, undefined, request.known)
  const inputs = bindEdits(recognised, request.edits, request.corrections ?? [])
  signal?.throwIfAborted()
  onRecognised?.(inputs)
  const sink = countingSink(request, inputs)
  const counts = await readInto({
    files: inputs.map((input, number) => recognisedFile(number, partsOf(input))),
    runDate: request.date,
    sink,
    signal,
    base: request.base ?? null,
    onProgress: (file, count, bytesRead) =>
      onProgress?.({ file: file.number, bytesRead, ...countsOf(count) }),
  })
  const edited = inputs.map((input, number) => [number, input, counts[number]?.edits] as const)
  requireFittingEdits(edited)
  return {
    date: request.date,
    editNotices: editNotices(edited),
    ...sumOf(counts),
    tableRows: sink.tableRows,
    files: inputs.map((input, number) => {
      const { flaws, setAside, edits: _, ...count } = counts[number] as FileReading
      const file = fileOf(input)
      const records = sink.records[number] as PreviewedRecord[]
      return { ...file, notes: [...file.notes, ...flaws], setAside, ...count, records }
    }),
    problems: sink.problems(),
  }
}

interface CountingSink extends RecordSink {
  readonly tableRows: Record<Table, number>
  /** By file. */
  readonly records: readonly PreviewedRecord[][]
  problems(): PreviewProblem[]
}

interface CountedCause {
  readonly severity: Severity
  readonly cause: Cause
  count: number
  readonly examples: PreviewProblem['examples'][number][]
}

function countingSink(
  { recordsPerFile, examplesPerCause }: PreviewRequest,
  inputs: readonly RecognisedInput[],
): CountingSink {
  const tableRows = { addresscode: 0, contact: 0, license: 0, facility: 0 }
  const records = inputs.map<PreviewedRecord[]>(() => [])
  const found = new Map<Cause, CountedCause>()
  return {
    tableRows,
    records,
    license() {
      tableRows.license += 1
    },
    contact() {
      tableRows.contact += 1
    },
    addressCode() {
      tableRows.addresscode += 1
    },
    facility({ file, recordNumber, record }) {
      tableRows.facility += 1
      const kept = records[file.number] as PreviewedRecord[]
      if (kept.length < recordsPerFile) kept.push({ record: recordNumber, values: record })
    },
    issue({ severity, cause, file, ...rest }) {
      let counted = found.get(cause)
      if (counted === undefined) {
        counted = { severity, cause, count: 0, examples: [] }
        found.set(cause, counted)
      }
      counted.count += 1
      if (counted.examples.length < examplesPerCause) {
        counted.examples.push({ ...rest, file: (inputs[file] as RecognisedInput).file.name })
      }
    },
    async drain() {},
    problems: () =>
      [...found.values()].sort(
        (a, b) => a.severity.localeCompare(b.severity) || b.count - a.count || a.cause.localeCompare(b.cause),
      ),
  }
}

function fileOf({ file, layout, reason }: RecognisedInput) {
  const { name, sha256, bytes, encoding, encodingReason, linesAbove, notes } = file
  const { delimiter } = file.shape
  const mapping = Object.fromEntries(
    [...layout.places].map(([column, place]) => [
      column.name,
      place < 0 ? null : (layout.header[place] as string),
    ]),
  )
  const { missing: missingColumns, added: addedColumns } = layout
  return {
    name,
    source: layout.source.id,
    reason,
    sha256,
    bytes,
    encoding,
    encodingReason,
    delimiter,
    linesAbove,
    notes,
    missingColumns,
    addedColumns,
    mapping,
  }
}

function countsOf({ flaws: _, setAside: __, edits: ___, ...count }: Readonly<FileReading>): FileCounts {
  return count
}

function sumOf(counts: readonly FileCounts[]): FileCounts {
  const sum = noCounts()
  for (const count of counts) {
    sum.rowsRead += count.rowsRead
    sum.rowsLoaded += count.rowsLoaded
    sum.rowsRejected += count.rowsRejected
    sum.rowsSetAside += count.rowsSetAside
    sum.rowsBlank += count.rowsBlank
    sum.warnings += count.warnings
  }
  return sum
}
