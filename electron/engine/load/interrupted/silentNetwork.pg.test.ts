import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { LoaderError } from '../../../../shared/errors.ts'
import { connect, disconnect } from '../../../db/connection/connect.ts'
import { urlOf } from '../../../db/connection/target.ts'
import { findRuns } from '../../../engine/runs/findRuns.ts'
import { testEngine } from '../../../testing/engine.ts'
import { testFiles } from '../../../testing/files.ts'
import { breaches, contentOfRuns } from '../../../testing/invariants.ts'
import { texas } from '../../../testing/invent/numbered.ts'
import { type Network, type NetworkFault, startNetwork } from '../../../testing/network/network.ts'
import { eventually, type Fault, faultHere } from '../../../testing/process.ts'
import { texasLoad } from '../../../testing/texasLoad.ts'
import { type Engine, openEngine } from '../../engine.ts'
import { publish } from '../../runs/change/changeRun.ts'
import { load } from '../load.ts'

/** Seconds; 15 outside of tests. */
const silence = 2

const { folder, write } = testFiles()
const database = testEngine()
let network: Network
let engine: Engine
const request = texasLoad(folder)

beforeAll(async () => {
  write('texas.csv', texas(400))
  write('earlier.csv', texas(100, 5000))
  await load(database.engine, { ...request, files: ['earlier.csv'] })
  network = await startNetwork(database.engine.target.connection)
})
afterAll(() => network.close())

async function openThrough(): Promise<void> {
  process.env.LEADS_SILENCE = String(silence)
  const connection = { ...database.engine.target.connection, port: network.port }
  engine = await openEngine({ databaseUrl: urlOf(connection, true), shell: 'test' })
  delete process.env.LEADS_SILENCE
}
afterEach(async () => {
  network.become('none')
  await engine.close()
  // the server has not heard yet that its clients are gone
  const { connection } = database.engine.target
  await database.engine.client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'leads-loader%' and pid <> pg_backend_pid()`,
  )
  await (await openEngine({ databaseUrl: database.url, shell: 'test' })).close()
  await eventually(async () => (await breaches(connection)).length === 0)
})

const elapsed = async (work: Promise<unknown>) => {
  const start = performance.now()
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  )
  return { error: error as LoaderError | null, seconds: (performance.now() - start) / 1000 }
}

describe('a network that goes silent ends a load in bounded time, and nothing is changed', () => {
  test.each<[NetworkFault, Fault]>([
    ['black hole', 'after-register:wait'],
    ['black hole', 'mid-copy:wait'],
    ['half-open', 'mid-copy:wait'],
    ['black hole', 'before-keys:wait'],
    ['half-open', 'before-checks:wait'],
    ['black hole', 'before-publish:wait'],
  ])('%s at %s', async (how, moment) => {
    await openThrough()
    const before = await contentOfRuns(database.engine.client)
    const fault = faultHere(moment)
    const loading = load(engine, request)
    loading.catch(() => undefined)
    await fault.reached()
    network.become(how)
    fault.go()
    const { error, seconds } = await elapsed(loading)
    fault.end()
    expect(['database-lost', 'database-unreachable']).toContain(error?.code)
    expect(error?.hint).toMatch(/[Nn]etwork/)
    // twenty with the usual fifteen
    expect(seconds).toBeLessThan(moment === 'after-register:wait' ? 15 : silence + 5)
    expect(await contentOfRuns(database.engine.client, before.keys())).toEqual(before)
    if (moment === 'before-publish:wait') {
      const [run] = await findRuns(database.engine.client)
      expect(error?.hint).toContain(`leads publish ${run?.runId}`)
      expect(run?.status).toBe('waiting')
    }
  })

  test('a publication whose answers are lost is looked up, and told as it is', async () => {
    await openThrough()
    const { run } = await load(engine, { ...request, publish: 'never' })
    network.when('commit\0', () => network.become('half-open'))
    const { error, seconds } = await elapsed(publish(engine, run.runId))
    // the server still has the transaction of the connection that is gone: only it knows
    expect(error).toMatchObject({ code: 'database-unknown', exitCode: 6 })
    expect(seconds).toBeLessThan(silence + 6)
    expect((await findRuns(database.engine.client))[0]).toMatchObject({ status: 'waiting' })
  })
})

test.each<Fault>(['mid-copy:wait', 'before-keys:wait'])(
  'a cancel at %s ends within two seconds also where nothing answers',
  async (moment) => {
    await openThrough()
    const fault = faultHere(moment)
    const cancel = new AbortController()
    const loading = load(engine, request, { signal: cancel.signal })
    loading.catch(() => undefined)
    await fault.reached()
    network.become('black hole')
    fault.go()
    cancel.abort(new LoaderError('cancelled', 'Cancelled.'))
    const { error, seconds } = await elapsed(loading)
    fault.end()
    expect(error).toMatchObject({ code: 'cancelled', hint: expect.stringContaining('next command') })
    expect(seconds).toBeLessThan(2)
  },
)

test('a server that is only slow is not cut off', async () => {
  await openThrough()
  const connection = { ...engine.target.connection, silence: silence * 1000 }
  const client = await connect(connection, 'slow')
  const { rows } = await client.query(`select pg_sleep(${silence * 2.5})::text as slept, 1 as done`)
  expect(rows).toEqual([{ slept: '', done: 1 }])
  await disconnect(client)
})
