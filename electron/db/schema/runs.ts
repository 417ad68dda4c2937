import type { Client } from 'pg'
import type { RunStatus } from '../../../shared/domain.ts'
import { LoaderError, type PlainError } from '../../../shared/errors.ts'
import type { LoadMode, RunFile } from '../../../shared/run.ts'
import insertRunSql from '../../../sql/load/insert_run.sql?raw'
import insertFileSql from '../../../sql/load/insert_run_file.sql?raw'
import { type Connection, connectAgain, disconnect } from '../connection/connect.ts'
import { transaction } from '../connection/transaction.ts'

/**
 * Whether a run has come to a status, when the answer to the COMMIT that gave it was lost. Waits for that
 * transaction, whose lock on the run's row ends with it, so that the answer is final.
 * @throws LoaderError database-unknown
 */
export async function reachedStatus(
  connection: Connection,
  runId: number,
  status: RunStatus,
): Promise<boolean> {
  try {
    const client = await connectAgain(connection, `leads-loader look-up of run ${runId}`, {
      again: 3000,
      each: 3000,
    })
    try {
      const look = 'select status from loader.run where run_id = $1 for update'
      return await transaction(client, `Can't look up run ${runId}`, async () => {
        return (await client.query<{ status: string }>(look, [runId])).rows[0]?.status === status
      })
    } finally {
      await disconnect(client)
    }
  } catch (cause) {
    const message = `The connection was lost while run ${runId} was to be ${status}; whether it is can't be told now.`
    const hint = `Look with "leads show ${runId}" when the database is back.`
    throw new LoaderError('database-unknown', message, { hint, runId, cause })
  }
}

interface NewRun {
  uuid: string
  date: string
  mode: LoadMode
  baseRunId: number | null
  schemaVersion: number
  appVersion: string
  who: string
  /** Sources that it is meant to lack. */
  without: readonly string[]
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

/** The run's number. It has no schema yet: that is entered in the transaction that makes it. */
export async function insertRun(client: Client, run: NewRun): Promise<number> {
  const { rows } = await client.query<{ run_id: number }>(insertRunSql, [
    run.uuid,
    run.date,
    run.mode,
    run.baseRunId,
    run.schemaVersion,
    run.appVersion,
    run.who,
    run.without,
  ])
  const runId = rows[0]?.run_id as number
  await addEvent(client, runId, 'running', run.who, null)
  return runId
}

export async function setSchema(client: Client, runId: number, schema: string): Promise<void> {
  await client.query('update loader.run set schema_name = $2 where run_id = $1', [runId, schema])
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
    file.fills,
    file.delimiter,
    file.linesAbove,
    file.notes,
    file.sourceSha256,
    file.sourceVersion,
    file.sourceFrom,
  ])
}

interface StatusChange {
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

/** Tells in a run's history what happened to it while it was or became `status`. */
export async function addEvent(
  client: Client,
  runId: number,
  status: RunStatus,
  who: string,
  note: string | null,
): Promise<void> {
  await client.query('insert into loader.run_event (run_id, status, who, note) values ($1, $2, $3, $4)', [
    runId,
    status,
    who,
    note,
  ])
}
