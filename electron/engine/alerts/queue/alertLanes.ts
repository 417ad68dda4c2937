import { needsSecret } from '../../../../shared/alerts/channel.ts'
import holdSql from '../../../../sql/outbox/hold.sql?raw'
import type { Client } from '../../../db/connection/connect.ts'
import type { Item, Lane } from '../../outbox/lane.ts'
import { internet, type Network } from '../../outbox/post.ts'
import { readMessage } from '../message/message.ts'
import { findChannel } from '../sending/channels.ts'
import type { Channel, Outside, TargetSecret } from '../sending/parcel.ts'
import { sendParcel, unknownKind } from '../sending/sendParcel.ts'
import { findTargets, type StoredTarget } from '../targets.ts'
import { quietUntil } from './quietHours.ts'

/** What a program that delivers has: the window the system's store and its notifications, the command line the environment. */
export interface Delivering {
  readonly secretOf: (target: StoredTarget) => Promise<TargetSecret>
  /** Of the window only: without it notifications wait for one. */
  readonly notify?: ((title: string, body: string) => void) | undefined
  readonly network?: Network
}

export const outsideOf = ({ notify, network = internet }: Delivering): Outside => ({ notify, network })

interface AlertLanes {
  readonly lanes: readonly Lane[]
  /** Why targets are left out, a sentence each. */
  readonly notices: readonly string[]
  /** Targets whose messages wait because this program has no secret for them. */
  readonly withoutSecret: readonly StoredTarget[]
}

/**
 * The targets for which something is due and that this program can send to. What is of one that has quiet hours is held.
 *
 * @param hurry also what waits for its next attempt.
 */
export async function alertLanes(
  client: Client,
  delivering: Delivering,
  hurry: boolean,
): Promise<AlertLanes> {
  const { rows: due } = await client.query<{ targetId: number | null }>(
    `select distinct target_id as "targetId" from loader.outbox
      where topic = 'alert' and status in ('pending', 'held', 'refused')
        and (next_at not between clock_timestamp() and clock_timestamp() + interval '25 hours' or $1)`,
    [hurry],
  )
  const lanes: Lane[] = []
  const notices: string[] = []
  const withoutSecret: StoredTarget[] = []
  if (due.length === 0) return { lanes, notices, withoutSecret }
  for (const target of await findTargets(client)) {
    if (!target.enabled || !due.some(({ targetId }) => targetId === target.targetId)) continue
    const channel = findChannel(target.kind)
    if (channel === undefined) {
      notices.push(`${target.name} was not alerted. ${unknownKind(target.kind)}`)
      continue
    }
    if (channel.sender.needsWindow && delivering.notify === undefined) continue
    const quiet = quietUntil(target.quietHours, new Date())
    if (quiet !== null) {
      await client.query(holdSql, [target.targetId, quiet.toISOString()])
      continue
    }
    const secret = await delivering.secretOf(target)
    if (needsSecret(channel.declaration, target.settings) && !secret.secret) withoutSecret.push(target)
    else lanes.push(laneOf(target, channel, secret, outsideOf(delivering)))
  }
  return { lanes, notices, withoutSecret }
}

function laneOf(target: StoredTarget, { sender }: Channel, secret: TargetSecret, outside: Outside): Lane {
  const { targetId, name, kind, settings, allowPrivate } = target
  return {
    topic: 'alert',
    targetId,
    name,
    pause: sender.pause ?? 0,
    send({ createdAt, message, messageId, dedupKey, incidentId }: Item, signal) {
      const about = { message: readMessage(message), messageId, dedupKey, incidentId }
      const parcel = { ...about, settings, allowPrivate, secret, at: new Date(createdAt) }
      return sendParcel(kind, parcel, outside, signal)
    },
  }
}
