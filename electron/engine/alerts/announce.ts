import { plainError } from '../../../shared/errors.ts'
import type { Client } from '../../db/connection/connect.ts'
import type { Engine } from '../engine.ts'
import { type Patience, sendLanes } from '../outbox/sendLanes.ts'
import { withOwnClient } from '../ownClient.ts'
import { type FailedLoad, queueFailedLoad } from './failedLoad.ts'
import { alertLanes, type Delivering } from './queue/alertLanes.ts'
import { queueAlerts, queueForgotten } from './queue/queue.ts'
import type { StoredTarget } from './targets.ts'

/** A load never waits longer for what it sends. */
export const announceSeconds = 20

export interface Delivered {
  readonly sent: number
  /** What could not be sent now, a sentence for each receiver. */
  readonly notices: readonly string[]
  /** Targets whose messages wait because this program has no secret for them. */
  readonly withoutSecret: readonly StoredTarget[]
}

export interface DeliverOptions {
  readonly signal?: AbortSignal | undefined
  /** What is sent, and asked again, is so for no longer. */
  readonly seconds?: number
  /** Also what waits for its next attempt. */
  readonly hurry?: boolean
}

/**
 * Sends what a run that has ended has left in the outbox, in 20 s at most. Changes no result: it never throws, and what went
 * wrong is a notice. Without a way to deliver it is only looked that it stands there.
 */
export function announce(
  engine: Engine,
  runId: number,
  delivering: Delivering | null,
  options: DeliverOptions = {},
): Promise<Delivered> {
  return attempt(engine, options, async (client, patience) => {
    await queueAlerts(client, engine, runId)
    return delivering === null ? nothing : deliver(client, delivering, patience)
  })
}

/** Tells of a load that failed before it had a number, as `announce` does of a run. */
export function announceFailedLoad(
  engine: Engine,
  failed: FailedLoad,
  delivering: Delivering | null,
  options: DeliverOptions = {},
): Promise<Delivered> {
  return attempt(engine, options, async (client, patience) => {
    await queueFailedLoad(client, engine, failed)
    return delivering === null ? nothing : deliver(client, delivering, patience)
  })
}

/** Sends what earlier programs left: what is due, or all that waits. Also tells of runs whose program was killed. */
export async function sendLeft(
  engine: Engine,
  delivering: Delivering,
  options: DeliverOptions = {},
): Promise<Delivered> {
  return attempt(engine, options, async (client, patience) => {
    await queueForgotten(client, engine)
    return deliver(client, delivering, patience)
  })
}

const nothing: Delivered = { sent: 0, notices: [], withoutSecret: [] }

async function deliver(client: Client, delivering: Delivering, patience: Patience): Promise<Delivered> {
  const { lanes, notices, withoutSecret } = await alertLanes(client, delivering, patience.hurry)
  const { sent, notices: troubles } = await sendLanes(client, lanes, patience)
  return { sent, notices: [...notices, ...troubles], withoutSecret }
}

/** On a connection of its own, and no longer than it may take whatever hangs. */
async function attempt(
  engine: Engine,
  { signal, seconds = announceSeconds, hurry = false }: DeliverOptions,
  work: (client: Client, patience: Patience) => Promise<Delivered>,
): Promise<Delivered> {
  const late = new AbortController()
  // what is under way is broken off a second earlier, so that its end can still be written down
  const milliseconds = Math.max(seconds - 1, 0) * 1000
  const soon = setTimeout(() => late.abort(), milliseconds)
  const ending = AbortSignal.any([late.signal, ...(signal ? [signal] : [])])
  const patience = { signal: ending, until: performance.now() + milliseconds, hurry }
  let last: NodeJS.Timeout | undefined
  const atLast = new Promise<Delivered>((resolve) => {
    const notices = [`Alerts were not sent within ${seconds} s; the next command sends them.`]
    last = setTimeout(resolve, seconds * 1000, { ...nothing, notices })
  })
  const working = withOwnClient(engine, 'outbox', (own) => work(own.client, patience)).catch((error) => ({
    ...nothing,
    notices: [`Alerts could not be sent: ${plainError(error).message}`],
  }))
  try {
    return await Promise.race([working, atLast])
  } finally {
    clearTimeout(soon)
    clearTimeout(last)
  }
}
