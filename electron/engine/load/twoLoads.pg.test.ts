import { beforeAll, expect, test } from 'vitest'
import { openTestEngine, testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { breaches, contentHash } from '../../testing/invariants.ts'
import { texas } from '../../testing/invent/numbered.ts'
import { eventually, type Fault, faultHere, loadProgram } from '../../testing/process.ts'
import { texasLoad } from '../../testing/texasLoad.ts'
import { openEngine } from '../engine.ts'
import { deleteRun, discard, publish, restore } from '../runs/change/changeRun.ts'
import { load } from './load.ts'

const { folder, write } = testFiles()
const database = testEngine()
const program = loadProgram()

// the two lists have no license in common, which checks say
const request = texasLoad(folder, { publish: 'always' })

beforeAll(async () => {
  write('texas.csv', texas(1000))
  write('other.csv', texas(500, 5000))
})

const noBreaches = () =>
  eventually(async () => {
    const found = await breaches(database.engine.target.connection)
    return found.length === 0
  })

test.each<Fault>([
  'after-register:wait',
  'mid-copy:wait',
  'before-checks:wait',
  'before-publish:wait',
  'in-publish:wait',
])(
  'while a load is at %s, another of its date, a delete and a restore are refused and told who is at work',
  async (fault) => {
    const { engine } = database
    const first = await load(engine, { ...request, files: ['other.csv'] })
    const second = await load(engine, { ...request, files: ['other.csv'] })
    const loader = program.start({ engine: { databaseUrl: database.url }, load: request }, fault)
    await loader.reached()
    const busy = {
      code: 'date-busy',
      exitCode: 75,
      message: expect.stringMatching(
        /Another load of 2026-03-02 is under way: \S+ on \S+ has been loading it since \d\d:\d\d UTC\./,
      ),
    }
    await expect(load(engine, request)).rejects.toMatchObject(busy)
    await expect(deleteRun(engine, second.run.runId)).rejects.toMatchObject(busy)
    await expect(restore(engine, first.run.runId, true)).rejects.toMatchObject(busy)
    // a command that starts meanwhile leaves the run alone
    const other = await openEngine({ databaseUrl: database.url, shell: 'test' })
    expect(other.notices).toEqual([])
    await other.close()
    loader.go()
    expect(await loader.outcome()).toMatchObject({ code: 'done', status: 'published' })
    await noBreaches()
  },
)

test('loads of two dates at once both succeed, and become what they become alone', async () => {
  const dates = ['2026-04-01', '2026-04-02', '2026-04-03']
  const done = await Promise.all(dates.map((date) => load(database.engine, { ...request, date })))
  expect(done.map(({ published }) => published)).toEqual([true, true, true])
  const hashes = await Promise.all(
    dates.map((date) =>
      contentHash(database.engine.client, `leads_${date.replaceAll('-', '')}`, { times: false }),
    ),
  )
  expect(new Set(hashes).size).toBe(1)
  await noBreaches()
})

test('loads of one date that start together: one wins, the others change nothing', async () => {
  const loads = Array.from({ length: 4 }, () => load(database.engine, { ...request, date: '2026-04-05' }))
  const ended = await Promise.allSettled(loads)
  const refused = ended.filter((one) => one.status === 'rejected').map((one) => one.reason.code)
  expect(refused).toEqual(['date-busy', 'date-busy', 'date-busy'])
  await noBreaches()
})

test('first starts on a new database at once make one registry', async () => {
  const fresh = await openTestEngine()
  await fresh.engine.client.query('drop schema loader cascade')
  const engines = await Promise.all(
    Array.from({ length: 4 }, () => openEngine({ databaseUrl: fresh.url, shell: 'test' })),
  )
  const { rows } = await fresh.engine.client.query('select count(*) as runs from loader.run')
  expect(rows).toEqual([{ runs: 0 }])
  await Promise.all(engines.map((engine) => engine.close()))
  await fresh.close()
})

test('a run that waits is not published over one that was published since it was staged', async () => {
  const { engine } = database
  const date = '2026-04-06'
  const waiting = await load(engine, { ...request, date, publish: 'never' })
  expect(waiting).toMatchObject({ published: false, run: { status: 'waiting' } })
  const other = await load(engine, { ...request, date, files: ['other.csv'], publish: 'always' })
  await expect(publish(engine, waiting.run.runId)).rejects.toMatchObject({
    code: 'date-changed',
    exitCode: 7,
    message: expect.stringContaining(`run ${other.run.runId} was published for ${date} by`),
    hint: expect.stringContaining('Nothing was changed'),
  })
  await noBreaches()

  const late = await load(engine, { ...request, date, publish: 'never' })
  await deleteRun(engine, other.run.runId)
  await expect(publish(engine, late.run.runId)).rejects.toMatchObject({
    code: 'date-changed',
    message: expect.stringContaining('is no longer there'),
  })
  await discard(engine, waiting.run.runId)
  await discard(engine, late.run.runId)
  await noBreaches()
})

test('a load that loses the connection that holds its lock ends, and says so', async () => {
  const fault = faultHere('before-keys:wait')
  const loading = load(database.engine, { ...request, date: '2026-04-07' })
  loading.catch(() => undefined)
  await fault.reached()
  await database.engine.client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'leads-loader load of 2026-04-07%'`,
  )
  fault.go()
  await expect(loading).rejects.toMatchObject({
    code: 'database-lost',
    message: 'The connection that holds the lock of the date was lost.',
  })
  fault.end()
  await noBreaches()
})
