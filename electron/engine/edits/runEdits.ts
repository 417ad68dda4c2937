import type { MadeEdit, RunEdit } from '../../../shared/edits/madeEdit.ts'
import editsOfRecordsSql from '../../../sql/edits/edits_of_records.sql?raw'
import editsToExportSql from '../../../sql/edits/edits_to_export.sql?raw'
import runEditsSql from '../../../sql/edits/run_edits.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { createOutputFile } from '../runs/export/outputFile.ts'
import { type EditsDocument, type EditsOfFile, printEdits } from './editsFile.ts'

/** What people changed of the records of a run, `count` of it from the 0-based place on, and how much there is. */
export async function readRunEdits(
  client: Client,
  runId: number,
  from: number,
  count: number,
): Promise<{ readonly rows: RunEdit[]; readonly total: number }> {
  const { rows } = await client.query<RunEdit>(runEditsSql, [runId, from, count])
  return { rows, total: await countRunEdits(client, runId) }
}

export async function countRunEdits(client: Client, runId: number): Promise<number> {
  const { rows } = await client.query<{ total: number }>(
    'select count(*) as total from loader.run_edit where run_id = $1',
    [runId],
  )
  return rows[0]?.total ?? 0
}

/** A record of a file of a run. */
export interface RecordOfRun {
  readonly runId: number
  readonly fileNumber: number
  readonly record: number
}

/** Whether people changed something that a load of the same files is to be given. */
export async function hasOwnEdits(client: Client, runId: number): Promise<boolean> {
  const { rows } = await client.query<{ has: boolean }>(
    `select exists (select from loader.run_edit where run_id = $1 and kind <> 'correction') as has`,
    [runId],
  )
  return rows[0]?.has === true
}

/** The name of a run's file of edits where nobody gives another. */
export function editsFileName(runId: number, date: string): string {
  return `edits-${date}-run-${runId}.json`
}

/** What was changed of records, in their order. */
export async function editsOfRecords(client: Client, records: readonly RecordOfRun[]): Promise<MadeEdit[][]> {
  if (records.length === 0) return []
  const { rows } = await client.query<MadeEdit & { place: number }>(editsOfRecordsSql, [
    records.map(({ runId }) => runId),
    records.map(({ fileNumber }) => fileNumber),
    records.map(({ record }) => record),
  ])
  return byPlace(records.length, rows)
}

/** Rows with their places from 1, as lists of one place each. */
export function byPlace(
  count: number,
  rows: readonly (MadeEdit & { readonly place: number })[],
): MadeEdit[][] {
  const lists = Array.from({ length: count }, (): MadeEdit[] => [])
  for (const { place, ...edit } of rows) lists[place - 1]?.push(edit)
  return lists
}

/**
 * Writes the edits of a run as a file that a load takes. One that exists is never overwritten.
 * @returns how many there are; nothing is written where there are none.
 * @throws LoaderError output-failed
 */
export async function exportRunEdits(
  client: Client,
  runId: number,
  path: string,
): Promise<{ readonly file: string; readonly edits: number } | null> {
  const { rows: files } = await client.query<EditsOfFile>(editsToExportSql, [runId])
  return files.length === 0 ? null : writeEdits({ files }, path)
}

/** @throws LoaderError output-failed */
export async function writeEdits(
  document: EditsDocument,
  path: string,
): Promise<{ readonly file: string; readonly edits: number }> {
  const output = await createOutputFile(path)
  try {
    await output.write(printEdits(document))
    await output.finish()
    return { file: output.path, edits: document.files.reduce((sum, { edits }) => sum + edits.length, 0) }
  } finally {
    await output.abandon()
  }
}
