import queueSql from '../../../sql/load/queue_alert.sql?raw'
import openIncidentSql from '../../../sql/query/open_incident.sql?raw'
import type { Client } from '../../db/connect.ts'
import { findRun, findRunFiles, type Run } from '../../db/runs.ts'
import { transaction } from '../../db/transaction.ts'
import type { Engine } from '../engine.ts'
import { findCheckResults } from '../runs/runDetails.ts'
import { failuresFor } from './failures.ts'
import { type AlertMessage, alertMessage, type RunFacts, resolvedMessage } from './message.ts'
import { quietUntil } from './quietHours.ts'
import { findTargets, type StoredTarget } from './targets.ts'

/**
 * Enters what is to be told of a run that has ended into the registry, once for each status that it comes to: of failed
 * checks and failed loads, one message a target (for PagerDuty one a source, since an incident is of a source); of a
 * published run, that incidents are over. `client` has no transaction.
 *
 * @returns how many messages were entered.
 */
export async function queueAlerts(
  client: Client,
  engine: Pick<Engine, 'target'>,
  runId: number,
): Promise<number> {
  return transaction(client, `Can't enter the alerts of run ${runId}`, async () => {
    // whoever comes second finds it announced
    await client.query(`set local lock_timeout = '5s'`)
    const { rows } = await client.query<{ announced: string | null }>(
      'select announced from loader.run where run_id = $1 for update',
      [runId],
    )
    const run = await findRun(client, runId)
    if (run === undefined || !isTold(run) || rows[0]?.announced === run.status) return 0
    const facts = await factsOf(client, engine, run)
    const registry = await registryName(client)
    let entered = 0
    for (const target of await findTargets(client)) {
      if (!target.enabled) continue
      entered +=
        target.kind === 'pagerduty'
          ? await queueIncidents(client, target, facts, registry)
          : await queueMessage(client, target, runId, alertMessage(facts, target))
    }
    await client.query('update loader.run set announced = $2 where run_id = $1', [runId, run.status])
    return entered
  })
}

/** Runs that ended a minute ago or more and were not told of: the program that loaded them was killed. */
export async function queueForgotten(client: Client, engine: Pick<Engine, 'target'>): Promise<void> {
  const { rows } = await client.query<{ runId: number }>(
    `select run_id as "runId" from loader.run
      where status in ('failed', 'waiting', 'published') and announced is distinct from status
        and status_changed_at < clock_timestamp() - interval '1 minute'
      order by run_id limit 20`,
  )
  for (const { runId } of rows) await queueAlerts(client, engine, runId)
}

/** Who cancelled a load knows. */
const isTold = ({ status }: Run) => status === 'failed' || status === 'waiting' || status === 'published'

async function factsOf(client: Client, { target }: Pick<Engine, 'target'>, run: Run): Promise<RunFacts> {
  const files = await findRunFiles(client, run.runId)
  const results = await findCheckResults(client, run.runId)
  const { name, host } = target.label
  const found = [...files.map(({ source }) => source), ...results.flatMap(({ source }) => source ?? [])]
  return { run, results, sources: [...new Set(found)].sort(), database: `${name} (${host})` }
}

async function queueMessage(
  client: Client,
  target: StoredTarget,
  runId: number,
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
  ])
  return rowCount ?? 0
}

/** One incident a source, whatever the date: it is over when a run of that source is published without a failure. */
async function queueIncidents(
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
    const key = `leads-loader/${registry}/${source}`
    const message = alertMessage(facts, interest)
    if (message !== null) entered += await queueMessage(client, target, run.runId, message, key)
    else if (run.status === 'published' && failuresFor(facts.results, interest).length === 0)
      entered += await queueResolve(client, target, facts, source, key)
  }
  return entered
}

async function queueResolve(
  client: Client,
  target: StoredTarget,
  facts: RunFacts,
  source: string,
  key: string,
): Promise<number> {
  const { rows } = await client.query<{ deliveryId: number; attempts: number; status: string }>(
    openIncidentSql,
    [target.targetId, key],
  )
  const [opened] = rows
  if (opened === undefined) return 0
  if (opened.status !== 'sent') {
    // still here and never tried: nobody was told, so nobody needs to be told that it is over
    const { rowCount } = await client.query(
      `update loader.alert_delivery
          set status = 'withdrawn', finished_at = clock_timestamp(), answer = $2
        where delivery_id = $1 and attempts = 0 and status in ('pending', 'held')`,
      [opened.deliveryId, `Run ${facts.run.runId} was published without the failure before this was sent.`],
    )
    if (rowCount === 1) return 0
  }
  return queueMessage(client, target, facts.run.runId, resolvedMessage(facts, source), key)
}

/** The database's name and the registry's own, which tells it from others of that name. */
async function registryName(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select current_database() || '-' || left(registry_id::text, 8) as name from loader.registry_identity`,
  )
  return rows[0]?.name ?? 'leads'
}
