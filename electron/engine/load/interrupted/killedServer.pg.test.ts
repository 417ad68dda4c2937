import { execFileSync } from 'node:child_process'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { isLocked } from '../../../db/embedded/folder/fileLock.ts'
import { readPidFile } from '../../../db/embedded/server/runningServer.ts'
import { testFiles } from '../../../testing/files.ts'
import { breaches, contentHash, contentOfRuns } from '../../../testing/invariants.ts'
import { texas } from '../../../testing/invent/numbered.ts'
import { eventually, type Fault, loadProgram } from '../../../testing/process.ts'
import { testDataFolder } from '../../../testing/servers.ts'
import { texasLoad } from '../../../testing/texasLoad.ts'
import { type Engine, openEngine } from '../../engine.ts'
import { findRuns } from '../../runs/findRuns.ts'
import { load } from '../load.ts'

const { folder, write } = testFiles()
const { folder: dataDir, places } = testDataFolder()
const program = loadProgram()
let engine: Engine
/** What the file becomes, whatever was killed before. */
let expected: string

const request = texasLoad(folder)

beforeAll(async () => {
  write('earlier.csv', texas(300, 50_000))
  write('texas.csv', texas(1000))
  engine = await openEngine({ dataDir, shell: 'test' })
  await load(engine, { ...request, files: ['earlier.csv'] })
  await load(engine, request)
  expected = await contentHash(engine.client, 'leads_20260302', { times: false })
})
afterAll(async () => {
  await engine.close()
})
afterEach(async () => {
  await load(engine, request)
  expect(await contentHash(engine.client, 'leads_20260302', { times: false })).toBe(expected)
  expect(await breaches(engine.target.connection)).toEqual([])
})

const usedBytes = () =>
  Number(execFileSync('du', ['-sb', `${places.cluster}/base`], { encoding: 'utf8' }).split('\t')[0])

/** Kills the server at the point, lets the load go on, and opens the database again. */
async function killServerAt(fault: Fault) {
  const before = await contentOfRuns(engine.client)
  const loader = program.start({ engine: { dataDir }, load: request }, fault)
  await loader.reached()
  process.kill(readPidFile(places)?.pid as number, 'SIGKILL')
  // its processes notice a moment later, and might do one thing more
  await eventually(() => !isLocked(places.aliveLock))
  loader.go()
  const outcome = await loader.outcome()
  await engine.close()
  engine = await openEngine({ dataDir, shell: 'test' })
  expect(await contentOfRuns(engine.client, before.keys())).toEqual(before)
  expect(await breaches(engine.target.connection)).toEqual([])
  return { outcome, run: (await findRuns(engine.client))[0], notices: engine.notices.join(' ') }
}

describe('when the server is killed', () => {
  test.each<Fault>(['after-staging-ddl:wait', 'mid-copy:wait', 'before-checks:wait'])(
    'at %s, the load ends, and the next command starts the server and sweeps',
    async (fault) => {
      const bytes = usedBytes()
      const { outcome, run, notices } = await killServerAt(fault)
      expect(outcome).toMatchObject({ code: 'database-lost', runId: run?.runId })
      expect(outcome?.hint).toContain('cleaned up by the next command')
      expect(notices).toContain('had ended without a clean stop')
      expect(notices).toContain(`Cleaned up run ${run?.runId}`)
      expect(run).toMatchObject({ status: 'failed', schema: null })
      await engine.client.query('checkpoint').catch(() => undefined)
      expect(usedBytes() - bytes).toBeLessThan(32 * 1024 * 1024)
    },
  )

  test.each<Fault>(['before-publish:wait', 'in-publish:wait'])('at %s, the run waits', async (fault) => {
    const { outcome, run } = await killServerAt(fault)
    expect(outcome).toMatchObject({ code: 'database-lost', runId: run?.runId })
    expect(run).toMatchObject({ status: 'waiting' })
  })

  test('after the run is published, it is a success', async () => {
    const { outcome, run } = await killServerAt('after-publish:wait')
    expect(outcome).toMatchObject({ code: 'done', status: 'published', runId: run?.runId })
    expect(run).toMatchObject({ status: 'published' })
  })
})

test('when one process of the server is killed while it copies, the load cleans up after itself', async () => {
  const loader = program.start({ engine: { dataDir }, load: request }, 'mid-copy:wait')
  await loader.reached()
  const { rows } = await engine.client.query<{ pid: number }>(
    `select pid from pg_stat_activity where query like 'copy%facility%' and application_name like 'leads-loader run%'`,
  )
  expect(rows).toHaveLength(1)
  process.kill(rows[0]?.pid as number, 'SIGKILL')
  loader.go()
  const outcome = await loader.outcome()
  expect(outcome).toMatchObject({ code: 'database-lost' })
  expect(outcome?.hint).not.toContain('cleaned up by the next')
  await engine.close()
  engine = await openEngine({ dataDir, shell: 'test' })
  expect(engine.notices).toEqual([])
})
