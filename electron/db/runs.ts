import type { Client } from 'pg'
import type { RunStatus } from '../../shared/domain.ts'
import type { PlainError } from '../../shared/errors.ts'
import insertRunSql from '../../sql/load/insert_run.sql?raw'
import insertFileSql from '../../sql/load/insert_run_file.sql?raw'
import runFilesSql from '../../sql/query/run_files.sql?raw'
import runsSql from '../../sql/query/runs.sql?raw'

export type LoadMode = 'new' | 'replace' | 'add'

/** A run as the registry has it. Counts are of records; times are ISO 8601 in UTC. */
export interface Run {
  runId: number
  runUuid: string
  date: string
  mode: LoadMode
  status: RunStatus
  schema: string | null
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
  rowsBlank: number
  warnings: number
  tableRows: Record<string, number>
  sizeBytes: number | null
  durationMs: number | null
  error: PlainError | null
  files: string[]
  checks: { passed: number; failed: number; warned: number }
}

export interface RunFile {
  number: number
  source: string
  name: string
  sha256: string
  bytes: number
  encoding: string
  encodingReason: string
  header: string[]
  mapping: Record<string, string | null>
  missingColumns: string[]
  addedColumns: string[]
  rowsRead: number
  rowsLoaded: number
  rowsRejected: number
  rowsBlank: number
  warnings: number
}

/** All runs, newest first; those of one date or one run when asked. */
export async function findRuns(
  client: Client,
  wanted: { date?: string; runId?: number } = {},
): Promise<Run[]> {
  const { rows } = await client.query<Run>(runsSql, [wanted.date ?? null, wanted.runId ?? null])
  return rows
}

export async function findRun(client: Client, runId: number): Promise<Run | undefined> {
  return (await findRuns(client, { runId }))[0]
}

export async function publishedRun(client: Client, date: string): Promise<Run | undefined> {
  return (await findRuns(client, { date })).find((run) => run.status === 'published')
}

export async function findRunFiles(client: Client, runId: number): Promise<RunFile[]> {
  const { rows } = await client.query<RunFile>(runFilesSql, [runId])
  return rows
}

export interface NewRun {
  uuid: string
  date: string
  mode: LoadMode
  baseRunId: number | null
  schemaVersion: number
  appVersion: string
  who: string
}

export function candidateName(runId: number): string {
  return `loader_candidate_${runId}`
}

export function trashName(runId: number): string {
  return `loader_trash_${runId}`
}

/** `leads_20251105` for 2025-11-05. */
export function datedName(date: string): string {
  return `leads_${date.replaceAll('-', '')}`
}

/** The run's number. The candidate's name is made of it and stands in the registry before the schema is there. */
export async function insertRun(client: Client, run: NewRun): Promise<number> {
  const { rows } = await client.query<{ run_id: number }>(insertRunSql, [
    run.uuid,
    run.date,
    run.mode,
    run.baseRunId,
    run.schemaVersion,
    run.appVersion,
    run.who,
  ])
  const runId = rows[0]?.run_id as number
  await client.query('update loader.run set schema_name = $2 where run_id = $1', [
    runId,
    candidateName(runId),
  ])
  await addEvent(client, runId, 'running', run.who, null)
  return runId
}

export async function insertRunFile(client: Client, runId: number, file: RunFile): Promise<void> {
  await client.query(insertFileSql, [
    runId,
    file.number,
    file.source,
    file.name,
    file.sha256,
    file.bytes,
    file.encoding,
    file.encodingReason,
    file.header,
    JSON.stringify(file.mapping),
    file.missingColumns,
    file.addedColumns,
  ])
}

export interface StatusChange {
  status: RunStatus
  who: string
  /** The schema that holds the run from now on; undefined leaves it as it is. */
  schema?: string | null
  note?: string
  error?: PlainError
}

/** Changes the status of a run, and tells when, who and why in its history. */
export async function setStatus(client: Client, runId: number, change: StatusChange): Promise<void> {
  await client.query(
    `update loader.run
        set status = $2, status_changed_at = clock_timestamp(),
            schema_name = case when $3 then $4 else schema_name end,
            error = coalesce($5::jsonb, error),
            finished_at = coalesce(finished_at, case when $2 not in ('running') then clock_timestamp() end)
      where run_id = $1`,
    [
      runId,
      change.status,
      change.schema !== undefined,
      change.schema ?? null,
      change.error === undefined ? null : JSON.stringify(change.error),
    ],
  )
  await addEvent(client, runId, change.status, change.who, change.note ?? change.error?.message ?? null)
}

async function addEvent(client: Client, runId: number, status: RunStatus, who: string, note: string | null) {
  await client.query('insert into loader.run_event (run_id, status, who, note) values ($1, $2, $3, $4)', [
    runId,
    status,
    who,
    note,
  ])
}
