import publishedWithPartSql from '../../../sql/query/published_with_part.sql?raw'
import type { Client } from '../../db/connection/connect.ts'

/** The published run that holds the records of a run: itself, or one that was added to it since; null where there is none. */
export async function publishedWith(client: Client, runId: number): Promise<number | null> {
  const { rows } = await client.query<{ runId: number }>(publishedWithPartSql, [runId])
  return rows[0]?.runId ?? null
}
