import type { Run } from '../../../../shared/run.ts'
import type { Client } from '../../../db/connection/connect.ts'
import type { Engine } from '../../engine.ts'
import { failuresFor } from '../message/failures.ts'
import { alertMessage, type RunFacts, resolvedMessage, startMessage } from '../message/message.ts'
import { findChannel } from '../sending/channels.ts'
import { findTargets, type StoredTarget } from '../targets.ts'
import { databaseOf, registryName } from './incidents.ts'
import { queueMessage } from './queueMessage.ts'

const isHeartbeat = ({ kind }: StoredTarget) => findChannel(kind)?.sender.tells === 'heartbeat'

const hears = ({ sources }: StoredTarget, of: readonly string[]) =>
  sources === null || of.some((source) => sources.includes(source))

/** A beat of a run goes after the one before it. */
const beatKey = (registry: string, runId: number) => `leads-loader/${registry}/run/${runId}`

/** In the transaction that enters a run: that it has begun. */
export async function enterStart(
  client: Client,
  { target: place }: Pick<Engine, 'target'>,
  run: Pick<Run, 'runId' | 'date' | 'status' | 'startedBy'>,
  sources: readonly string[],
): Promise<void> {
  const targets = (await findTargets(client)).filter(
    (target) => target.enabled && isHeartbeat(target) && hears(target, sources),
  )
  if (targets.length === 0) return
  const registry = await registryName(client)
  const database = databaseOf(place)
  for (const target of targets) {
    const message = startMessage({ run, database, sources })
    await queueMessage(client, target, run.runId, message, beatKey(registry, run.runId))
  }
}

/** A published run is a success, whatever its checks say; one that failed, or waits since checks failed, is none. */
export async function queueHeartbeat(
  client: Client,
  target: StoredTarget,
  facts: RunFacts,
  registry: string,
): Promise<number> {
  const { run, sources, results } = facts
  if (!hears(target, sources)) return 0
  const key = beatKey(registry, run.runId)
  const interest = { minSeverity: 'error', sources: null } as const
  if (run.status === 'published') {
    await withdrawStart(client, target, key)
    return queueMessage(client, target, run.runId, resolvedMessage(facts, sources), key)
  }
  // one that waits for a person is no end yet
  if (run.status === 'waiting' && failuresFor(results, interest).length === 0) return 0
  await withdrawStart(client, target, key)
  return queueMessage(client, target, run.runId, alertMessage(facts, interest), key)
}

/** A beginning that nobody has heard of is of no use after the end. */
async function withdrawStart(client: Client, { targetId }: StoredTarget, key: string): Promise<void> {
  await client.query(
    `update loader.outbox
        set status = 'withdrawn', finished_at = clock_timestamp(), answer = 'The load had ended before this was sent.'
      where target_id = $1 and dedup_key = $2 and kind = 'start' and status in ('pending', 'held', 'refused')
        and (attempts = 0 or status = 'refused')`,
    [targetId, key],
  )
}
