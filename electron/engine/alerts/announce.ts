import { plainError } from '../../../shared/errors.ts'
import type { Client } from '../../db/connection/connect.ts'
import type { Engine } from '../engine.ts'
import { withOwnClient } from '../ownClient.ts'
import { type FailedLoad, queueFailedLoad } from './failedLoad.ts'
import { type Delivered, type Delivering, deliver } from './queue/deliver.ts'
import { queueAlerts, queueForgotten } from './queue/queue.ts'

/** A load never waits longer for its alerts. */
export const announceSeconds = 20

/**
 * Tells of a run that has ended: what is to be said is entered in the registry, then sent, in 20 s at most. Changes no
 * result: it never throws, and what went wrong is a notice. Without a way to deliver it is only entered.
 */
export function announce(
  engine: Engine,
  runId: number,
  delivering: Delivering | null,
  signal?: AbortSignal,
): Promise<Delivered> {
  return attempt(engine, signal, async (client, ending) => {
    await queueAlerts(client, engine, runId)
    return delivering === null ? nothing : deliver(client, delivering, ending)
  })
}

/** Tells of a load that failed before it had a number, as `announce` does of a run. */
export function announceFailedLoad(
  engine: Engine,
  failed: FailedLoad,
  delivering: Delivering,
  signal?: AbortSignal,
): Promise<Delivered> {
  return attempt(engine, signal, async (client, ending) => {
    await queueFailedLoad(client, engine, failed)
    return deliver(client, delivering, ending)
  })
}

/** Sends what earlier programs left: what is due, or all that waits. Also tells of runs whose program was killed. */
export function sendLeft(
  engine: Engine,
  delivering: Delivering,
  { hurry = false, signal }: { readonly hurry?: boolean; readonly signal?: AbortSignal | undefined } = {},
): Promise<Delivered> {
  return attempt(engine, signal, async (client, ending) => {
    await queueForgotten(client, engine)
    return deliver(client, delivering, ending, hurry)
  })
}

/** Whether anything is due, by one look at an index: most of the time nothing is. */
export async function isAnythingLeft({ client }: Engine): Promise<boolean> {
  const { rows } = await client.query<{ left: boolean }>(
    `select exists (select from loader.alert_delivery
                     where status in ('pending', 'held') and next_at <= clock_timestamp())
         or exists (select from loader.run
                     where status in ('failed', 'waiting', 'published') and announced is distinct from status
                       and status_changed_at < clock_timestamp() - interval '1 minute') as left`,
  )
  return rows[0]?.left === true
}

const nothing: Delivered = { sent: 0, notices: [], withoutSecret: [] }

/** On a connection of its own, and no longer than the 20 s whatever hangs. */
async function attempt(
  engine: Engine,
  signal: AbortSignal | undefined,
  work: (client: Client, ending: AbortSignal) => Promise<Delivered>,
): Promise<Delivered> {
  const late = new AbortController()
  // what is under way is broken off a second earlier, so that its end can still be written down
  const soon = setTimeout(() => late.abort(), (announceSeconds - 1) * 1000)
  const ending = AbortSignal.any([late.signal, ...(signal ? [signal] : [])])
  let last: NodeJS.Timeout | undefined
  const atLast = new Promise<Delivered>((resolve) => {
    const notices = [`Alerts were not sent within ${announceSeconds} s; the next command sends them.`]
    last = setTimeout(resolve, announceSeconds * 1000, { ...nothing, notices })
  })
  const working = withOwnClient(engine, 'alerts', (own) => work(own.client, ending)).catch((error) => ({
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
