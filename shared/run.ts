import type { Delimiter } from './delimiter.ts'
import type { RunStatus, SetAside } from './domain.ts'
import type { PlainError } from './errors.ts'

export type LoadMode = 'new' | 'replace' | 'add'

/** A run as the registry has it. Counts are of records; times are ISO 8601 in UTC. */
export interface Run {
  runId: number
  runUuid: string
  date: string
  mode: LoadMode
  status: RunStatus
  schema: string | null
  /** Of the columns of its tables: shared/columns.ts says which version brought which. */
  schemaVersion: number
  baseRunId: number | null
  appVersion: string
  startedBy: string
  startedAt: string
  finishedAt: string | null
  statusChangedAt: string
  statusChangedBy: string
  rowsRead: number
  rowsBefore: number
  rowsLoaded: number
  rowsRejected: number
  /** Left out on purpose: read = loaded + rejected + set aside. */
  rowsSetAside: number
  rowsBlank: number
  warnings: number
  tableRows: Record<string, number>
  sizeBytes: number | null
  durationMs: number | null
  error: PlainError | null
  files: string[]
  checks: { passed: number; failed: number; warned: number; known: number }
}

export interface RunFile {
  number: number
  source: string
  /** Of the source definition that read the file; null in runs of before. */
  sourceSha256: string | null
  /** Version of a source that was added to the database. */
  sourceVersion: number | null
  /** Where the definition was from: shipped, folder or database. */
  sourceFrom: string | null
  name: string
  sha256: string
  bytes: number
  encoding: string
  encodingReason: string
  header: string[]
  mapping: Record<string, string | null>
  missingColumns: string[]
  addedColumns: string[]
  /** What of the dated schema the file's columns can fill, as `table.column` and `attributes.key`; null in runs of before. */
  fills: string[] | null
  /** Between the cells of a rejected record, as the registry keeps it. */
  delimiter: Delimiter
  /** Lines above the header. */
  linesAbove: string[]
  /** Sentences for people: how the file was read, and what flaws all of its records share. */
  notes: string[]
  rowsRead: number
  rowsLoaded: number
  rowsRejected: number
  /** Left out on purpose: read = loaded + rejected + set aside. */
  rowsSetAside: number
  /** By the rule that says so. */
  setAside: readonly SetAside[]
  rowsBlank: number
  warnings: number
}
