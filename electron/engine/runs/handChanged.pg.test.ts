import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databaseOfVersionOne } from '../../testing/versionOne.ts'
import { openChanges } from '../changes/openChanges.ts'
import { checkAgain } from '../checks/checkAgain.ts'
import { type Engine, openEngine } from '../engine.ts'
import { load } from '../load/load.ts'
import { trace } from '../trace/trace.ts'
import { requireRun } from './change/changeRun.ts'
import { upgradeRuns } from './change/upgradeRuns.ts'
import { exportTable } from './export/exportTable.ts'

// One column that somebody renamed was told as a mistake of the program, ended every search of the history and left
// the runs behind it without their upgrade.
const signal = new AbortController().signal
/** The fixture's runs of 5 and 12 January. */
const [older, newest] = [2, 5] as const

const database = databaseOfVersionOne()
let engine: Engine
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leads-changed-'))
})
beforeEach(async () => {
  engine = await openEngine({ databaseUrl: database.url, shell: 'test' })
})
afterEach(() => engine.close())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each([
  [
    'a column renamed',
    'alter table leads_20260105.facility rename company to firm',
    'lack facility.company.',
  ],
  [
    'a table dropped',
    'drop table leads_20260105.addresscode cascade',
    'lack addresscode.addresscode_id, addresscode.city, addresscode.county and 3 more.',
  ],
])('a run with %s by hand', (_what, change, lacking) => {
  const told = {
    code: 'run-state',
    message: `The tables of run ${older} of 2026-01-05 (schema leads_20260105) ${lacking}`,
    runId: older,
  }
  beforeEach(() => engine.client.query(change))

  test('is skipped by an upgrade of all, and the others are upgraded', async () => {
    const done = await upgradeRuns(engine, { runId: null, dryRun: false, signal })
    expect(done.filter(({ outcome }) => outcome !== 'upgraded')).toMatchObject([
      { runId: older, outcome: 'skipped', why: told.message },
    ])
    expect(done).toHaveLength(6)
    await expect(upgradeRuns(engine, { runId: older, dryRun: false, signal })).rejects.toMatchObject(told)
  })

  test('is told by what reads it', async () => {
    await expect(openChanges(engine, newest, older)).rejects.toMatchObject(told)
    await expect(checkAgain(engine, older)).rejects.toMatchObject(told)
    const path = join(folder, 'facility.csv')
    const run = await requireRun(engine, older)
    await expect(
      exportTable(engine, { run, table: 'facility', path, raw: false, signal }),
    ).rejects.toMatchObject(told)
  })

  test('is not added to, and nothing is written', async () => {
    const add = { folder: 'samples/flawed', files: ['texas.csv'], date: '2026-01-05', mode: 'add' } as const
    await expect(load(engine, { ...add, publish: 'always' })).rejects.toMatchObject(told)
    expect((await engine.client.query('select max(run_id) as last from loader.run')).rows).toEqual([
      { last: 6 },
    ])
  })

  test('keeps nobody from tracing a license through the other runs', async () => {
    const { subjects, runsSearched } = await trace(engine, '1103-22')
    expect(runsSearched).toBe(5)
    const steps = subjects[0]?.steps.map(({ runId, state, why }) => [runId, state, why])
    expect(steps).toContainEqual([
      older,
      'unknown',
      'the tables of this run are not whole: somebody dropped or renamed a part of them',
    ])
    expect(steps?.filter(([, state]) => state === 'loaded')).toHaveLength(5)
  })
})
