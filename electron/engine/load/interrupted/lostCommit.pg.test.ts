import { afterAll, beforeAll, expect, test } from 'vitest'
import { urlOf } from '../../../db/connection/target.ts'
import { testEngine } from '../../../testing/engine.ts'
import { testFiles } from '../../../testing/files.ts'
import { contentHash, noBreachesAfterEach } from '../../../testing/invariants.ts'
import { texas } from '../../../testing/invent/numbered.ts'
import { type CommitFault, startProxy, type TestProxy } from '../../../testing/network/proxy.ts'
import { type Fault, faultHere } from '../../../testing/process.ts'
import { texasLoad } from '../../../testing/texasLoad.ts'
import { type Engine, openEngine } from '../../engine.ts'
import { deleteRun, discard, restore } from '../../runs/change/changeRun.ts'
import { load } from '../load.ts'

const { folder, write } = testFiles()
write('texas.csv', texas(200))
write('other.csv', texas(100, 5000))
const request = texasLoad(folder)

const database = testEngine()
let proxy: TestProxy
/** Reaches the server through the proxy. */
let engine: Engine

beforeAll(async () => {
  const { connection } = database.engine.target
  proxy = await startProxy(connection)
  // seconds; 15 outside of tests
  process.env.LEADS_SILENCE = '3'
  engine = await openEngine({ databaseUrl: urlOf({ ...connection, port: proxy.port }, true), shell: 'test' })
  delete process.env.LEADS_SILENCE
  await load(database.engine, { ...request, files: ['other.csv'] })
})
afterAll(async () => {
  await engine.close()
  proxy.close()
})
noBreachesAfterEach(database)

/** Does the work and breaks its COMMIT. */
async function withFault<T>(point: Fault, how: CommitFault, work: () => Promise<T>): Promise<T> {
  const fault = faultHere(point)
  try {
    const working = work()
    working.catch(() => undefined)
    await fault.reached()
    proxy.breakCommit(how)
    fault.go()
    return await working
  } finally {
    fault.end()
  }
}

test.each<CommitFault>(['cut after', 'silence'])(
  'a load whose publishing COMMIT happened is published, though its answer was lost: %s',
  async (how) => {
    const result = await withFault('in-publish:wait', how, () => load(engine, request))
    expect(result).toMatchObject({ published: true, run: { status: 'published', schema: 'leads_20260302' } })
    expect(result.notices.join()).toContain('but the run is published')
    expect(result.files).toMatchObject([{ name: 'texas.csv', rowsLoaded: 200 }])
  },
)

test('a load whose publishing COMMIT never arrived waits, and the earlier run stands', async () => {
  const before = await contentHash(database.engine.client, 'leads_20260302')
  const loading = withFault('in-publish:wait', 'cut before', () => load(engine, request))
  const error = await loading.catch((caught) => caught)
  expect(error).toMatchObject({ code: 'database-lost', hint: expect.stringContaining('leads publish') })
  expect(await contentHash(database.engine.client, 'leads_20260302')).toBe(before)
  const { run } = await discard(database.engine, error.runId)
  expect(run.status).toBe('discarded')
})

test('whether it is published can not be told while the server is out of reach, and is not guessed', async () => {
  const loading = withFault('in-publish:wait', 'cut for good', () => load(engine, request))
  await expect(loading).rejects.toMatchObject({
    code: 'database-unknown',
    message: expect.stringContaining("can't be told now"),
    hint: expect.stringContaining('leads show'),
  })
  proxy.mend()
})

test('delete, restore and discard find out what became of their COMMIT', async () => {
  const { run } = await load(database.engine, { ...request, date: '2026-03-03' })
  const reopened = await openEngine({
    databaseUrl: urlOf({ ...database.engine.target.connection, port: proxy.port }, true),
    shell: 'test',
  })
  const { runId } = run
  const remove = () => deleteRun(reopened, runId)
  await expect(withFault('in-delete:wait', 'cut before', remove)).rejects.toMatchObject({
    code: 'database-lost',
  })
  expect((await withFault('in-delete:wait', 'cut after', remove)).run.status).toBe('deleted')
  const back = () => restore(reopened, runId, false)
  await expect(withFault('in-restore:wait', 'cut before', back)).rejects.toMatchObject({
    code: 'database-lost',
  })
  expect((await withFault('in-restore:wait', 'cut after', back)).run.status).toBe('published')

  const waiting = await load(database.engine, { ...request, publish: 'never' })
  const drop = () => discard(reopened, waiting.run.runId)
  await expect(withFault('in-discard:wait', 'cut before', drop)).rejects.toMatchObject({
    code: 'database-lost',
  })
  expect((await withFault('in-discard:wait', 'cut after', drop)).run.status).toBe('discarded')
  await reopened.close()
})
