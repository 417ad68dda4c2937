import type { Run } from '../../../../shared/run.ts'
import type { Client } from '../../../db/connection/connect.ts'
import { transaction } from '../../../db/connection/transaction.ts'
import type { Engine } from '../../engine.ts'
import { forgottenRuns } from '../../outbox/left.ts'
import { findRun, findRunFiles } from '../../runs/findRuns.ts'
import { findCheckResults } from '../../runs/runDetails.ts'
import { readOtherwise } from '../../sources/readOtherwise.ts'
import { vanishedSources } from '../../vanished/vanishedSources.ts'
import type { AlertMessage, RunFacts } from '../message/message.ts'
import { findChannel } from '../sending/channels.ts'
import { findTargets } from '../targets.ts'
import { findBackground } from './background.ts'
import { enterStart, queueHeartbeat } from './heartbeats.ts'
import { databaseOf, queueIncidents, registryName } from './incidents.ts'
import { queueRunMessage } from './runMessages.ts'

/**
 * Enters what is to be told of a run that has ended into the outbox, once for each status that it comes to: of failed
 * checks and failed loads, one message a target (one a source where its channel tells of incidents, since an incident is of a
 * source); of a published run, that it is over. Where the program could do so in the transaction that changed the run
 * (see enterAlerts) there is nothing left to do. `client` has no transaction.
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
    return enter(client, engine, runId)
  })
}

/**
 * The same within the transaction that changes the run, so that what is to be told is there as soon as the change is, whatever
 * becomes of this program. No fault in it ends that transaction: then it is done afterwards.
 */
export async function enterAlerts(
  client: Client,
  engine: Pick<Engine, 'target'>,
  runId: number,
): Promise<void> {
  await orNothing(client, () => enter(client, engine, runId))
}

/** In the transaction that enters a run, alike: that it has begun. */
export async function enterBeginning(
  client: Client,
  engine: Pick<Engine, 'target'>,
  run: NonNullable<AlertMessage['run']>,
  sources: readonly string[],
): Promise<void> {
  await orNothing(client, () => enterStart(client, engine, run, sources))
}

async function orNothing(client: Client, work: () => Promise<unknown>): Promise<void> {
  await client.query('savepoint alerts')
  try {
    await work()
    await client.query('release savepoint alerts')
  } catch {
    // said by whoever tries it afterwards
    await client.query('rollback to savepoint alerts')
  }
}

async function enter(client: Client, engine: Pick<Engine, 'target'>, runId: number): Promise<number> {
  const { rows } = await client.query<{ announced: string | null }>(
    'select announced from loader.run where run_id = $1 for update',
    [runId],
  )
  const run = await findRun(client, runId)
  if (run === undefined || !isTold(run) || rows[0]?.announced === run.status) return 0
  const targets = (await findTargets(client)).filter(({ enabled }) => enabled)
  let entered = 0
  if (targets.length > 0) {
    const facts = await factsOf(client, engine, run)
    const registry = await registryName(client)
    for (const target of targets) {
      switch (findChannel(target.kind)?.sender.tells) {
        case 'incident':
          entered += await queueIncidents(client, target, facts, registry)
          break
        case 'heartbeat':
          entered += await queueHeartbeat(client, target, facts, registry)
          break
        default:
          entered += await queueRunMessage(client, target, facts)
      }
    }
  }
  await client.query('update loader.run set announced = $2 where run_id = $1', [runId, run.status])
  return entered
}

/** Of runs whose program was killed before it could tell of them. */
export async function queueForgotten(client: Client, engine: Pick<Engine, 'target'>): Promise<void> {
  for (const runId of await forgottenRuns(client)) await queueAlerts(client, engine, runId)
}

/** Who cancelled a load knows. */
const isTold = ({ status }: Run) => status === 'failed' || status === 'waiting' || status === 'published'

async function factsOf(client: Client, { target }: Pick<Engine, 'target'>, run: Run): Promise<RunFacts> {
  const files = await findRunFiles(client, run.runId)
  const results = await findCheckResults(client, run.runId)
  const found = [...files.map(({ source }) => source), ...results.flatMap(({ source }) => source ?? [])]
  const sources = [...new Set(found)].sort()
  const vanished = await vanishedSources(client, run.runId)
  const background = await findBackground(client, run.runId)
  const otherwise = await readOtherwise(client, run.runId, null)
  return {
    run,
    results,
    vanished,
    readOtherwise: otherwise,
    sources,
    database: databaseOf(target),
    background,
  }
}
