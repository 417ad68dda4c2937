import { beforeAll, describe, expect, test } from 'vitest'
import { testEngine } from '../../../testing/engine.ts'
import { testFiles } from '../../../testing/files.ts'
import { breaches, contentHash, contentOfRuns } from '../../../testing/invariants.ts'
import { texas } from '../../../testing/invent/numbered.ts'
import { eventually, type Fault, loadProgram } from '../../../testing/process.ts'
import { texasLoad } from '../../../testing/texasLoad.ts'
import { openEngine } from '../../engine.ts'
import { findRuns } from '../../runs/findRuns.ts'
import { load } from '../load.ts'

const { folder, write } = testFiles()
const database = testEngine()
const program = loadProgram()
/** What the file becomes, whatever was killed before. */
let expected: string

// the lists have no license in common, which checks say
const request = texasLoad(folder, { publish: 'always' })

beforeAll(async () => {
  write('earlier.csv', texas(300, 50_000))
  write('texas.csv', `${texas(1500)}${'broken,record\n'.repeat(20)}`)
  const { engine } = database
  await load(engine, { ...request, files: ['earlier.csv'], date: '2026-03-01', mode: 'new' })
  await load(engine, { ...request, files: ['earlier.csv'], mode: 'new' })
  await load(engine, request)
  expected = await contentHash(engine.client, 'leads_20260302', { times: false })
})

describe('a load that is killed', () => {
  const unfinished: Fault[] = [
    'after-register:kill',
    'after-staging-ddl:kill',
    'mid-copy:kill',
    'mid-copy:kill:2',
    'after-copy:kill',
    'before-keys:kill',
    'before-checks:kill',
  ]
  test.each(unfinished)(
    'at %s is swept by the next command, and succeeds when it is run again',
    async (fault) => {
      const { connection } = database.engine.target
      const before = await contentOfRuns(database.engine.client)
      const killed = program.start({ engine: { databaseUrl: database.url }, load: request }, fault)
      expect(await killed.outcome()).toBe(null)
      expect(await contentOfRuns(database.engine.client)).toEqual(before)

      const next = await openEngine({ databaseUrl: database.url, shell: 'test' })
      await next.close()
      const [run] = await findRuns(database.engine.client)
      expect(next.notices).toEqual([expect.stringContaining(`Cleaned up run ${run?.runId} of 2026-03-02`)])
      expect(run).toMatchObject({ status: 'failed', schema: null })
      expect(await breaches(connection)).toEqual([])
      expect(await contentOfRuns(database.engine.client)).toEqual(before)

      await load(database.engine, request)
      expect(await contentHash(database.engine.client, 'leads_20260302', { times: false })).toBe(expected)
      expect(await breaches(connection)).toEqual([])
    },
  )

  test.each<[Fault, string]>([
    ['before-publish:kill', 'waiting'],
    ['in-publish:kill', 'waiting'],
    ['after-publish:kill', 'published'],
  ])('at %s is %s, whole, and nothing has to be swept', async (fault, status) => {
    const { engine } = database
    const before = await contentOfRuns(engine.client)
    expect(
      await program.start({ engine: { databaseUrl: database.url }, load: request }, fault).outcome(),
    ).toBe(null)
    await eventually(async () => (await breaches(engine.target.connection)).length === 0)
    const [run] = await findRuns(engine.client)
    expect(run?.status).toBe(status)
    expect(await contentHash(engine.client, run?.schema as string, { times: false })).toBe(expected)
    expect(await contentOfRuns(engine.client, before.keys())).toEqual(before)

    const next = await openEngine({ databaseUrl: database.url, shell: 'test' })
    expect(next.notices).toEqual([])
    await next.close()
    await load(engine, request)
    expect(await breaches(engine.target.connection)).toEqual([])
  })
})
