import type { RunStatus } from '../../../shared/domain.ts'
import type { RunFile } from '../../../shared/run.ts'
import fileLinesSql from '../../../sql/trace/file_lines.sql?raw'
import filesSql from '../../../sql/trace/files.sql?raw'
import runsSql from '../../../sql/trace/runs.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { isRunSchemaName, type RunTables } from '../../db/schema/sqlFile.ts'
import type { Source } from '../../sources/source.ts'
import { unpackLines } from '../intake/recordLines.ts'
import { lackingColumns } from '../runs/lackingColumns.ts'
import { sourcesOfFiles } from '../sources/sourcesOfFiles.ts'

/** A file of a run, as far as its records are traced. */
export type TracedFile = Pick<RunFile, 'number' | 'source' | 'name' | 'header' | 'mapping' | 'delimiter'> & {
  readonly runId: number
  /** The source that read it; null where this program does not know it. */
  readonly readBy: Source | null
}

/** A run that is looked through. */
export interface TracedRun {
  readonly runId: number
  readonly date: string
  readonly status: RunStatus
  readonly statusChangedAt: string
  /** Null when its tables are purged, or somebody dropped or changed them. */
  readonly tables: RunTables | null
  /** Somebody dropped or renamed a table or a column of it. */
  readonly isBroken: boolean
  /** With add: the run whose records it began with; facilities up to `baseFacilityId` are those of that run. */
  readonly base: TracedRun | null
  readonly baseFacilityId: number | null
  /** Its own files; those of its base are the base's. */
  readonly files: readonly TracedFile[]
}

type FileRow = Omit<TracedFile, 'readBy'> & Pick<RunFile, 'sourceSha256'>

type RunRow = Omit<TracedRun, 'base' | 'files' | 'tables' | 'isBroken'> & {
  readonly schema: string | null
  readonly version: number
  readonly mode: string
  readonly baseRunId: number | null
}

/**
 * All runs to look through, oldest first: by date, then by number. With `whole tables` those that lack a column are
 * left out, which takes a question a run.
 */
export async function tracedRuns(
  client: Client,
  through: 'all tables' | 'whole tables',
): Promise<TracedRun[]> {
  const { rows } = await client.query<RunRow>(runsSql)
  const { rows: files } = await client.query<FileRow>(filesSql, [rows.map(({ runId }) => runId)])
  const readBy = await sourcesOfFiles(client, files)
  const filesOfRun = new Map<number, TracedFile[]>()
  for (const file of files)
    filesOfRun.set(file.runId, [...(filesOfRun.get(file.runId) ?? []), { ...file, readBy: readBy(file) }])
  const runs = new Map<number, TracedRun>()
  // a base is always older than what was added to it
  for (const { mode, baseRunId, schema, version, ...row } of [...rows].sort((a, b) => a.runId - b.runId)) {
    const tables = schema !== null && isRunSchemaName(schema) ? { schema, version } : null
    const isBroken =
      through === 'whole tables' && tables !== null && (await lackingColumns(client, tables)).length > 0
    runs.set(row.runId, {
      ...row,
      tables: isBroken ? null : tables,
      isBroken,
      base: mode === 'add' && baseRunId !== null ? (runs.get(baseRunId) ?? null) : null,
      files: filesOfRun.get(row.runId) ?? [],
    })
  }
  return rows.map(({ runId }) => runs.get(runId) as TracedRun)
}

/** The files whose records a run holds, those of its base first. */
export function filesOf(run: TracedRun): readonly TracedFile[] {
  return run.base === null ? run.files : [...filesOf(run.base), ...run.files]
}

/** Which file a facility of a run came from; null where it isn't known: a base whose file has the same name. */
export function fileOf(run: TracedRun, facilityId: number, name: string): TracedFile | null {
  if (run.base !== null && run.baseFacilityId !== null && facilityId <= run.baseFacilityId)
    return fileOf(run.base, facilityId, name)
  const isUnsure = run.base !== null && run.baseFacilityId === null
  const found = (isUnsure ? filesOf(run) : run.files).filter((file) => file.name === name)
  return found.length === 1 ? (found[0] as TracedFile) : null
}

/** First physical lines of records, asked for together: a file's lines are unpacked once, and let go of. */
export interface LineAsks {
  ask(file: TracedFile, record: number): void
  /** Looks all of them up. */
  answer(client: Client): Promise<void>
  /** Null where it was not kept: runs of earlier versions. */
  line(file: TracedFile, record: number): number | null
}

export function createLineAsks(): LineAsks {
  const asks = new Map<TracedFile, Map<number, number | null>>()
  return {
    ask(file, record) {
      const records = asks.get(file) ?? new Map<number, number | null>()
      asks.set(file, records.set(record, null))
    },
    async answer(client) {
      for (const [file, records] of asks) {
        const { rows } = await client.query<{ lines: Buffer | null }>(fileLinesSql, [file.runId, file.number])
        const packed = rows[0]?.lines ?? null
        if (packed === null) continue
        const lines = unpackLines(packed)
        for (const record of records.keys()) records.set(record, lines[record - 1] ?? null)
      }
    },
    line: (file, record) => asks.get(file)?.get(record) ?? null,
  }
}
