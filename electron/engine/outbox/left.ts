import forgottenSql from '../../../sql/outbox/forgotten_runs.sql?raw'
import leftSql from '../../../sql/outbox/left.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { runLocks } from '../../db/connection/locks.ts'

/** Whether anything is due, or was never entered. */
export async function isAnythingLeft({ client }: { readonly client: Client }): Promise<boolean> {
  const { rows } = await client.query<{ left: boolean }>(leftSql, [runLocks])
  return rows[0]?.left === true
}

/** Runs that have ended and of which nothing was entered: the program that loaded them was killed. */
export async function forgottenRuns(client: Client): Promise<number[]> {
  const { rows } = await client.query<{ runId: number }>(forgottenSql, [runLocks])
  return rows.map(({ runId }) => runId)
}

/** How many messages wait to be sent, held and refused ones too. */
export async function waitingMessages(client: Client): Promise<number> {
  const { rows } = await client.query<{ waiting: number }>(
    `select count(*)::integer as waiting from loader.outbox where status in ('pending', 'held', 'refused')`,
  )
  return rows[0]?.waiting ?? 0
}
