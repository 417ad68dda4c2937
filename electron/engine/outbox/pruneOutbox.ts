import pruneSql from '../../../sql/outbox/prune.sql?raw'
import type { Client } from '../../db/connection/connect.ts'

/** The outbox keeps what has ended for so long. */
const outboxDays = 90

/** Takes what is older, by the server's clock, out of it; nothing that waits, and no incident that is open. */
export async function pruneOutbox(client: Client): Promise<void> {
  await client.query(pruneSql, [outboxDays])
}
