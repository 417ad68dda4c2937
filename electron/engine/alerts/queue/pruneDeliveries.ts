import pruneSql from '../../../../sql/alerts/prune_alerts.sql?raw'
import type { Client } from '../../../db/connection/connect.ts'

/** The log of deliveries goes back so far. */
export const deliveryDays = 90

/** Takes what is older, by the server's clock, out of the log; nothing that waits, and no incident that is open. */
export async function pruneDeliveries(client: Client): Promise<void> {
  await client.query(pruneSql, [deliveryDays])
}
