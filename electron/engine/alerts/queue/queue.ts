import type { Client } from '../../../db/connection/connect.ts'
import { transaction } from '../../../db/connection/transaction.ts'
import { findRun, findRunFiles, type Run } from '../../../db/schema/runs.ts'
import type { Engine } from '../../engine.ts'
import { findCheckResults } from '../../runs/runDetails.ts'
import { vanishedSources } from '../../vanished/vanishedSources.ts'
import { alertMessage, type RunFacts } from '../message/message.ts'
import { findChannel } from '../sending/channels.ts'
import { findTargets } from '../targets.ts'
import { queueIncidents, registryName } from './incidents.ts'
import { queueMessage } from './queueMessage.ts'

/**
 * Enters what is to be told of a run that has ended into the registry, once for each status that it comes to: of failed
 * checks and failed loads, one message a target (one a source where its channel tells of incidents, since an incident is of a source); of a
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
        findChannel(target.kind)?.sender.tells === 'incident'
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
  const vanished = await vanishedSources(client, run.runId)
  return { run, results, vanished, sources: [...new Set(found)].sort(), database: `${name} (${host})` }
}
