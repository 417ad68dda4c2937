import lastRunSql from '../../../../sql/alerts/last_run.sql?raw'
import type { Client } from '../../../db/connection/connect.ts'
import { findRunbooks } from '../../checks/decisions/runbooks.ts'
import type { Background } from '../message/failures.ts'

/** With what a run was compared, and what people wrote down of checks. */
export async function findBackground(client: Client, runId: number): Promise<Background> {
  const { rows } = await client.query<NonNullable<Background['last']>>(lastRunSql, [runId])
  return { last: rows[0] ?? null, runbooks: await findRunbooks(client) }
}
