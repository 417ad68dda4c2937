import queueSql from '../../../../sql/outbox/enter.sql?raw'
import type { Client } from '../../../db/connection/connect.ts'
import { contentOf } from '../message/content.ts'
import type { AlertMessage } from '../message/message.ts'
import { findChannel } from '../sending/channels.ts'
import type { StoredTarget } from '../targets.ts'
import { quietUntil } from './quietHours.ts'

/**
 * Enters a message to a target, held where it has quiet hours now; null is nothing to hear.
 * @returns how many messages were entered: none where it stands there already.
 */
export async function queueMessage(
  client: Client,
  target: StoredTarget,
  runId: number | null,
  message: AlertMessage | null,
  dedupKey: string | null = null,
): Promise<number> {
  if (message === null) return 0
  const quiet = quietUntil(target.quietHours, new Date())
  const { rowCount } = await client.query(queueSql, [
    target.targetId,
    target.name,
    runId,
    message.kind,
    dedupKey,
    message.severity,
    JSON.stringify(message),
    quiet?.toISOString() ?? null,
    contentOf(message),
    // each beat counts
    findChannel(target.kind)?.sender.tells === 'heartbeat' ? 0 : target.repeatHours,
  ])
  return rowCount ?? 0
}
