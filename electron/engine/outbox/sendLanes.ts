import { setTimeout as delay } from 'node:timers/promises'
import claimSql from '../../../sql/outbox/claim.sql?raw'
import finishSql from '../../../sql/outbox/finish.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { faultPoint } from '../faultPoint.ts'
import type { Item, Lane } from './lane.ts'
import type { Outcome } from './outcome.ts'

/** How long and how eagerly a program sends. */
export interface Patience {
  readonly signal: AbortSignal
  /** By performance.now(): within it a receiver that is busy or broken is asked again. */
  readonly until: number
  /** Also what waits for its next attempt. */
  readonly hurry: boolean
}

interface LanesSent {
  readonly sent: number
  /** What could not be sent, and why: a sentence for each lane. */
  readonly notices: readonly string[]
}

/**
 * Sends what is due, all lanes at once, until it is done or there is no time left. A receiver that is busy or broken is asked again
 * while there is time. What is left stays in the outbox for the next program, with the same id; two programs never send the
 * same message at a time.
 */
export async function sendLanes(
  client: Client,
  lanes: readonly Lane[],
  patience: Patience,
): Promise<LanesSent> {
  if (lanes.length > 0) await faultPoint('before-send')
  const query = inTurn(client)
  const ends = await Promise.all(lanes.map((lane) => sendLane(query, lane, patience)))
  const notices = lanes.flatMap(({ name }, number) => {
    const trouble = ends[number]?.trouble ?? null
    return trouble === null ? [] : [`${name} could not be reached: ${trouble}`]
  })
  return { sent: ends.reduce((sum, { sent }) => sum + sent, 0), notices }
}

type Query = <Row extends object>(sql: string, values: unknown[]) => Promise<Row[]>

/** The lanes' statements on the one connection, each after the one before. */
function inTurn(client: Client): Query {
  let last: Promise<unknown> = Promise.resolve()
  return <Row extends object>(sql: string, values: unknown[]) => {
    const answer = last.then(async () => (await client.query<Row>(sql, values)).rows)
    last = answer.catch(() => undefined)
    return answer
  }
}

async function sendLane(
  query: Query,
  lane: Lane,
  { signal, until, hurry }: Patience,
): Promise<{ sent: number; trouble: string | null }> {
  let sent = 0
  let after = 0
  /** Of the message that is asked again. */
  let tries = 0
  const troubles = new Map<number, string>()
  const ended = () => ({ sent, trouble: [...troubles.values()].at(-1) ?? null })
  while (!signal.aborted) {
    const [item] = await query<Item>(claimSql, [lane.topic, lane.targetId, after, hurry || tries > 0])
    if (item === undefined) return ended()
    const { deliveryId } = item
    // broken off meanwhile it is not sent either, and that is written down as of any other
    if (sent > 0 && tries === 0) await delay(lane.pause, null, { signal }).catch(() => undefined)
    const outcome = await lane.send(item, signal)
    tries = outcome.result === 'later' ? tries + 1 : 0
    const wait = outcome.result === 'later' ? pauseWithin(tries, outcome.afterSeconds) : 0
    const isAskedAgain =
      outcome.result === 'later' && !signal.aborted && performance.now() + wait * 1000 < until
    const end = endOf(outcome, item.attempts)
    const seconds = isAskedAgain ? wait : end.seconds
    await query(finishSql, [deliveryId, end.status, outcome.answer, seconds, !isAskedAgain])
    if (outcome.result === 'sent') {
      sent += 1
      troubles.delete(deliveryId)
    } else troubles.set(deliveryId, outcome.answer)
    // a receiver that does not answer now does not answer to the next one either
    if (outcome.result === 'later' && !isAskedAgain) return ended()
    if (isAskedAgain) await delay(wait * 1000, null, { signal }).catch(() => undefined)
    after = isAskedAgain ? deliveryId - 1 : deliveryId
  }
  return ended()
}

/** What is written down where the message is left to a later program. */
function endOf(outcome: Outcome, attempts: number) {
  switch (outcome.result) {
    case 'sent':
      return { status: 'sent', seconds: null }
    case 'later':
      return { status: 'pending', seconds: pauseAfter(attempts, outcome.afterSeconds) }
    case 'failed':
      // somebody may put it right: an address, a key
      return { status: 'refused', seconds: 3600 }
  }
}

/** Within one program: a second, doubled with each attempt; longer where the receiver asks for it. */
export function pauseWithin(tries: number, asked: number | null): number {
  return Math.max(2 ** (tries - 1), asked ?? 0)
}

/** Until the next program: half a minute, doubled with every four attempts up to an hour; longer where the receiver asks for it. */
export function pauseAfter(attempts: number, asked: number | null): number {
  return Math.max(Math.min(30 * 2 ** Math.floor(attempts / 4), 3600), asked ?? 0)
}
