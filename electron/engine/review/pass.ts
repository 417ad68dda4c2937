import { type PlainError, plainError } from '../../../shared/errors.ts'
import { ownCopy } from '../../read/ownCopy.ts'
import { recordReader } from '../../sources/readRecord.ts'
import { noCounts } from '../files/readFiles.ts'
import { type DateBase, readInto } from '../files/readInto.ts'
import type { RecognisedFile } from '../files/recognisedFile.ts'
import { createRecordPositions } from '../files/recordPositions.ts'
import type { RecordSink } from '../intake/intake.ts'
import { createKeyIndex } from '../intake/keyIndex.ts'
import { createNumberList } from '../intake/numberList.ts'
import { licenseFingerprint } from '../intake/recordFingerprint.ts'
import { createIssueList } from '../runs/issueList.ts'
import type { ReviewedFile } from './reviewedFile.ts'
import { shown } from './reviewRow.ts'

/** One reading of all files as a load does it, with the edits of now. */
export interface Pass {
  readonly parts: readonly ReviewedFile[]
  readonly done: boolean
  readonly error: PlainError | null
  /** Resolves when all was read, or reading ended with an error. */
  readonly ended: Promise<void>
}

interface PassParts {
  readonly files: readonly RecognisedFile[]
  readonly runDate: string
  /** What the date holds, where the files would be added to it. */
  readonly base: DateBase | null
  /** One that has come to its end: where records stand is known from it. */
  readonly before: Pass | null
  readonly signal: AbortSignal
  /** Called after each batch, for others to go first. */
  readonly drain: () => Promise<void>
  readonly onProgress: () => void
}

/** Particulars of so many repeats and conflicts are kept; of further ones only that they are. */
const mostFound = 20_000

/** Keeps of all records what is needed to show any of them at once: where they stand and which have problems. */
export function startPass({ files, runDate, base, before, signal, drain, onProgress }: PassParts): Pass {
  const licenses = createKeyIndex()
  const parts = files.map(
    (file, number): ReviewedFile => ({
      file,
      read: recordReader(file.layout, runDate),
      positions: before?.parts[number]?.positions ?? createRecordPositions(file.file.firstRecord),
      issues: createIssueList(),
      found: new Map(),
      aside: createNumberList(Uint32Array),
      changed: null,
      licenses,
      counts: noCounts(),
      flaws: [],
      bytesRead: 0,
      edits: null,
    }),
  )
  const state: { done: boolean; error: PlainError | null } = { done: false, error: null }
  const ended = readInto({
    files,
    runDate,
    base,
    sink: passSink(parts, drain),
    signal,
    onBatch: ({ number }, batch) => {
      if (before === null) parts[number]?.positions.remember(batch)
    },
    onAside: ({ number }, record) => parts[number]?.aside.push(record),
    onProgress: ({ number }, { flaws, edits, setAside: _, ...counts }, bytesRead) => {
      Object.assign(parts[number] as ReviewedFile, { counts, flaws, edits: edits ?? null, bytesRead })
      onProgress()
    },
  })
    .then(
      () => {
        for (const part of parts) part.bytesRead = part.file.file.bytes
      },
      (cause) => {
        state.error = plainError(cause)
      },
    )
    .finally(() => {
      state.done = true
      onProgress()
    })
  return {
    parts,
    ended,
    get done() {
      return state.done
    },
    get error() {
      return state.error
    },
  }
}

function passSink(parts: readonly ReviewedFile[], drain: () => Promise<void>): RecordSink {
  const ignore = () => undefined
  let left = mostFound
  return {
    license(_id, issuingState, { license_number }) {
      const { low, high } = licenseFingerprint(issuingState, license_number as string)
      parts[0]?.licenses.add(low, high)
    },
    contact: ignore,
    addressCode: ignore,
    facility: ignore,
    issue({ file, record, severity, cause, column, field, value, reason }) {
      const { issues, found } = parts[file] as ReviewedFile
      issues.add(record, severity, cause)
      if ((cause !== 'repeat' && cause !== 'license_conflict') || left === 0) return
      left -= 1
      const issue = {
        severity,
        cause,
        column,
        field,
        // else a slice that keeps all of its block of the file
        value: value === null ? null : ownCopy(shown(value)),
        reason: ownCopy(shown(reason)),
      }
      const others = found.get(record)
      if (others === undefined) found.set(record, [issue])
      else others.push(issue)
    },
    drain,
  }
}
