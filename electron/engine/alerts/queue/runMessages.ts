import toldSql from '../../../../sql/alerts/told_messages.sql?raw'
import type { Client } from '../../../db/connection/connect.ts'
import { failuresFor } from '../message/failures.ts'
import { alertMessage, type RunFacts, resolvedMessage } from '../message/message.ts'
import type { StoredTarget } from '../targets.ts'
import { queueMessage } from './queueMessage.ts'

interface Told {
  readonly deliveryId: number
  readonly kind: 'trigger' | 'resolve'
  /** Empty: not known, or all. */
  readonly sources: readonly string[]
  readonly recovered: readonly string[]
  /** Nobody has seen it yet. */
  readonly isUntold: boolean
  readonly waits: boolean
}

/** Stands for messages that name no source. */
const anySource = ''

/**
 * One message a run: of what failed, and that sources are well again of which the target was told that they failed. A source is well
 * once a run of it is published without anything that the target hears of.
 */
export async function queueRunMessage(
  client: Client,
  target: StoredTarget,
  facts: RunFacts,
): Promise<number> {
  const { run, results } = facts
  if (run.status !== 'published') return queueMessage(client, target, run.runId, alertMessage(facts, target))
  const wanted = facts.sources.filter((source) => target.sources?.includes(source) ?? true)
  const well = new Set(
    wanted.filter((source) => {
      const interest = { minSeverity: target.minSeverity, sources: [source] }
      return failuresFor(results, interest).length === 0
    }),
  )
  const open = await openSources(client, target, well, run.runId)
  const recovered = [...well].filter((source) => open.has(source))
  const message = alertMessage(facts, target, recovered)
  if (message !== null) return queueMessage(client, target, run.runId, message)
  if (recovered.length === 0 && !open.has(anySource)) return 0
  return queueMessage(client, target, run.runId, resolvedMessage(facts, recovered))
}

/**
 * The sources of which the target was told last that they failed. What it was not told yet and is over with this run is taken
 * back: nobody needs to hear that it is over.
 */
async function openSources(
  client: Client,
  { targetId }: StoredTarget,
  well: ReadonlySet<string>,
  runId: number,
): Promise<Set<string>> {
  const { rows } = await client.query<Told>(toldSql, [targetId])
  const over = rows.filter(
    ({ kind, sources, isUntold, waits }) =>
      kind === 'trigger' && waits && isUntold && sources.every((source) => well.has(source)),
  )
  if (over.length > 0) {
    await client.query(
      `update loader.outbox set status = 'withdrawn', finished_at = clock_timestamp(), answer = $2
        where delivery_id = any($1)`,
      [
        over.map(({ deliveryId }) => deliveryId),
        `Run ${runId} was published without the failure before this was sent.`,
      ],
    )
  }
  const open = new Set<string>()
  for (const told of rows.filter((one) => !over.includes(one))) {
    for (const source of told.recovered) open.delete(source)
    if (told.kind === 'resolve') open.delete(anySource)
    else for (const source of told.sources.length === 0 ? [anySource] : told.sources) open.add(source)
  }
  return open
}
