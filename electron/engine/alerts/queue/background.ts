import knownSql from '../../../../sql/alerts/known_failures.sql?raw'
import type { Client } from '../../../db/connection/connect.ts'
import { type Background, knownKey } from '../message/failures.ts'
import { findRunbooks } from '../runbooks.ts'

interface Known {
  readonly check: string | null
  readonly source: string | null
  readonly runId: number
  readonly date: string
  readonly severity: 'warn' | 'error'
}

/** With what the results of a run are compared, and what people wrote down of checks. */
export async function findBackground(client: Client, runId: number): Promise<Background> {
  const { rows } = await client.query<Known>(knownSql, [runId])
  const known = new Map<string, 'warn' | 'error'>()
  for (const { check, source, severity } of rows) {
    if (check === null) continue
    const key = knownKey(check, source === '' ? null : source)
    if (known.get(key) !== 'error') known.set(key, severity)
  }
  const [first] = rows
  return {
    last: first === undefined ? null : { runId: first.runId, date: first.date },
    known,
    runbooks: await findRunbooks(client),
  }
}
