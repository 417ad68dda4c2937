import openIncidentSql from '../../../../sql/alerts/open_incident.sql?raw'
import type { Client } from '../../../db/connection/connect.ts'
import type { Engine } from '../../engine.ts'
import { failuresFor } from '../message/failures.ts'
import { alertMessage, type RunFacts, resolvedMessage } from '../message/message.ts'
import type { StoredTarget } from '../targets.ts'
import { queueMessage } from './queueMessage.ts'

/** Of a source, whatever the date; null is of loads whose files could not be told to be of any. */
export function incidentKey(registry: string, source: string | null): string {
  return `leads-loader/${registry}${source === null ? '' : `/${source}`}`
}

/**
 * One incident a source: it is over when a run of that source is published without a failure. That of loads whose sources were
 * not known is over with any run that is published: files can be loaded again.
 */
export async function queueIncidents(
  client: Client,
  target: StoredTarget,
  facts: RunFacts,
  registry: string,
): Promise<number> {
  const { run } = facts
  const wanted = facts.sources.filter((source) => target.sources?.includes(source) ?? true)
  let entered = 0
  for (const source of wanted) {
    const interest = { minSeverity: target.minSeverity, sources: [source] }
    const key = incidentKey(registry, source)
    const message = alertMessage(facts, interest)
    if (message !== null) entered += await queueMessage(client, target, run.runId, message, key)
    else if (run.status === 'published' && failuresFor(facts.results, interest).length === 0)
      entered += await queueResolve(client, target, facts, source, key)
  }
  if (run.status === 'published')
    entered += await queueResolve(client, target, facts, null, incidentKey(registry, null))
  return entered
}

async function queueResolve(
  client: Client,
  target: StoredTarget,
  facts: RunFacts,
  source: string | null,
  key: string,
): Promise<number> {
  // still here and never tried: nobody was told of these, so nobody needs to be told that they are over
  await client.query(
    `update loader.outbox
        set status = 'withdrawn', finished_at = clock_timestamp(), answer = $3
      where target_id = $1 and dedup_key = $2 and kind = 'trigger' and (attempts = 0 or status = 'refused') and status in ('pending', 'held', 'refused')`,
    [target.targetId, key, `Run ${facts.run.runId} was published without the failure before this was sent.`],
  )
  const { rowCount } = await client.query(openIncidentSql, [target.targetId, key])
  if (rowCount === 0) return 0
  return queueMessage(
    client,
    target,
    facts.run.runId,
    resolvedMessage(facts, source === null ? [] : [source]),
    key,
  )
}

/** Database and host, for people. */
export const databaseOf = ({ label: { name, host } }: Pick<Engine['target'], 'label'>) => `${name} (${host})`

/** The database's name and the registry's own, which tells it from others of that name. */
export async function registryName(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select current_database() || '-' || left(registry_id::text, 8) as name from loader.registry_identity`,
  )
  return rows[0]?.name ?? 'leads'
}
