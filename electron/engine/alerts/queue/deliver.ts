import { setTimeout as delay } from 'node:timers/promises'
import { needsSecret } from '../../../../shared/alerts/channel.ts'
import claimSql from '../../../../sql/alerts/claim_alert.sql?raw'
import finishSql from '../../../../sql/alerts/finish_alert.sql?raw'
import giveUpSql from '../../../../sql/alerts/give_up_alerts.sql?raw'
import holdSql from '../../../../sql/alerts/hold_alerts.sql?raw'
import type { Client } from '../../../db/connection/connect.ts'
import type { AlertMessage } from '../message/message.ts'
import { findChannel } from '../sending/channels.ts'
import type { Outcome } from '../sending/outcome.ts'
import type { Channel, Outside, TargetSecret } from '../sending/parcel.ts'
import { internet, type Network } from '../sending/post.ts'
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

export interface Delivered {
  readonly sent: number
  /** What could not be sent now, a sentence for each target. */
  readonly notices: readonly string[]
  /** Targets whose messages wait because this program has no secret for them. */
  readonly withoutSecret: readonly StoredTarget[]
}

/** Then a message is given up: with the pauses between them this takes five and a half hours. */
export const mostAttempts = 12

/**
 * Sends what is due, all targets at once, until the signal comes. Whatever is left, or answered that it should be tried
 * later, stays in the registry for the next program. Two programs never send the same message at a time.
 *
 * @param hurry also what waits for its next attempt.
 */
export async function deliver(
  client: Client,
  delivering: Delivering,
  signal: AbortSignal,
  hurry = false,
): Promise<Delivered> {
  await client.query(giveUpSql)
  const { rows: due } = await client.query<{ targetId: number | null }>(
    `select distinct target_id as "targetId" from loader.alert_delivery
      where status in ('pending', 'held') and (next_at <= clock_timestamp() or $1)`,
    [hurry],
  )
  if (due.length === 0) return { sent: 0, notices: [], withoutSecret: [] }
  const targets = (await findTargets(client)).filter(
    ({ targetId, enabled }) => enabled && due.some((one) => one.targetId === targetId),
  )
  let sent = 0
  const notices: string[] = []
  const withoutSecret: StoredTarget[] = []
  const query = inTurn(client)
  const ready: (() => Promise<void>)[] = []
  for (const target of targets) {
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
    if (needsSecret(channel.declaration, target.settings) && !secret.secret) {
      withoutSecret.push(target)
      continue
    }
    ready.push(async () => {
      const { count, trouble } = await deliverTo(
        query,
        { ...target, channel, secret },
        outsideOf(delivering),
        signal,
        hurry,
      )
      sent += count
      if (trouble !== null) notices.push(`${target.name} could not be alerted: ${trouble}`)
    })
  }
  await Promise.all(ready.map((start) => start()))
  return { sent, notices, withoutSecret }
}

type Query = <Row extends object>(sql: string, values: unknown[]) => Promise<Row[]>

/** The targets' statements on the one connection, each after the one before. */
function inTurn(client: Client): Query {
  let last: Promise<unknown> = Promise.resolve()
  return <Row extends object>(sql: string, values: unknown[]) => {
    const answer = last.then(async () => (await client.query<Row>(sql, values)).rows)
    last = answer.catch(() => undefined)
    return answer
  }
}

interface Claimed {
  readonly deliveryId: number
  readonly messageId: string
  readonly dedupKey: string | null
  readonly incidentId: string | null
  readonly message: AlertMessage
  readonly attempts: number
  readonly createdAt: string
}

interface Ready extends StoredTarget {
  readonly channel: Channel
  readonly secret: TargetSecret
}

async function deliverTo(
  query: Query,
  { targetId, kind, settings, allowPrivate, channel, secret }: Ready,
  outside: Outside,
  signal: AbortSignal,
  hurry: boolean,
): Promise<{ count: number; trouble: string | null }> {
  let count = 0
  let last = 0
  let trouble: string | null = null
  while (!signal.aborted) {
    const [claimed] = await query<Claimed>(claimSql, [targetId, hurry, last])
    if (claimed === undefined) break
    // broken off meanwhile it is not sent either, and that is written down as of any other
    if (last > 0) await delay(channel.sender.pause ?? 0, null, { signal }).catch(() => undefined)
    last = claimed.deliveryId
    const { deliveryId, attempts, createdAt, ...about } = claimed
    const parcel = { ...about, settings, allowPrivate, secret, at: new Date(createdAt) }
    const outcome = await sendParcel(kind, parcel, outside, signal)
    const end = endOf(outcome, attempts)
    await query(finishSql, [deliveryId, end.status, end.answer, end.seconds])
    if (outcome.result === 'sent') count += 1
    else trouble = end.answer
    // a service that does not answer now does not answer the next one either
    if (outcome.result === 'later') break
  }
  return { count, trouble }
}

function endOf(outcome: Outcome, attempts: number) {
  if (outcome.result !== 'later') return { status: outcome.result, answer: outcome.answer, seconds: null }
  if (attempts >= mostAttempts) {
    const answer = `Given up after ${attempts} attempts. Last: ${outcome.answer}`
    return { status: 'failed' as const, answer, seconds: null }
  }
  return {
    status: 'pending' as const,
    answer: outcome.answer,
    seconds: pauseAfter(attempts, outcome.afterSeconds),
  }
}

/** Half a minute, doubled with each attempt up to an hour; longer where the service asks for it. */
export function pauseAfter(attempts: number, asked: number | null): number {
  return Math.max(Math.min(30 * 2 ** (attempts - 1), 3600), asked ?? 0)
}
