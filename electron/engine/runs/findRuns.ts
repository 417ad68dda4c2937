import type { Run, RunFile } from '../../../shared/run.ts'
import runFilesSql from '../../../sql/query/run_files.sql?raw'
import runsSql from '../../../sql/query/runs.sql?raw'
import type { Client } from '../../db/connection/connect.ts'

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
