import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { LoaderError } from '../../../../shared/errors.ts'
import { openTestEngine, type TestEngine } from '../../../testing/engine.ts'
import { testFiles } from '../../../testing/files.ts'
import { breaches } from '../../../testing/invariants.ts'
import { texas } from '../../../testing/invent/numbered.ts'
import { eventually, faultHere } from '../../../testing/process.ts'
import { texasLoad } from '../../../testing/texasLoad.ts'
import { findRuns } from '../../runs/findRuns.ts'
import { load } from '../load.ts'

// What whoever administers the database does to a load was told as a mistake of the program.
const { folder, write } = testFiles()
let database: TestEngine
const request = texasLoad(folder, { mode: 'new' })

beforeAll(() => void write('texas.csv', texas(200)))
beforeEach(async () => {
  database = await openTestEngine()
})
afterEach(() => database.close())

/** Loads, and does something once the rows are copied. */
async function loadWhile(act: () => Promise<unknown>): Promise<LoaderError> {
  const fault = faultHere('before-keys:wait')
  const loading = load(database.engine, request).then(
    () => null,
    (error: unknown) => error,
  )
  await fault.reached()
  const acting = act()
  fault.go()
  await acting
  const error = await loading
  fault.end()
  return error as LoaderError
}

test('a statement that an administrator cancels ends the load in plain words', async () => {
  const other = await database.connect('another program')
  const error = await loadWhile(async () => {
    await other.query('begin; lock loader_candidate_1.facility')
    await eventually(async () => {
      const { rows } = await other.query(
        `select pg_cancel_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name like 'leads-loader%' and wait_event_type = 'Lock'`,
      )
      return rows.length > 0
    })
    await other.query('rollback')
  })
  expect(error).toMatchObject({ code: 'database-lost', exitCode: 6 })
  expect(error.message).toContain('cancelled the statement at the server')
  expect(await breaches(database.engine.target.connection)).toEqual([])
})

test('a candidate that is dropped under the load is named', async () => {
  const other = await database.connect('another program')
  const error = await loadWhile(() => other.query('drop schema loader_candidate_1 cascade'))
  expect(error).toMatchObject({
    code: 'database-lost',
    exitCode: 6,
    message: 'Somebody dropped the schema loader_candidate_1 while 2026-03-02 was loaded.',
  })
  expect((await findRuns(database.engine.client))[0]).toMatchObject({ status: 'failed', schema: null })
  expect(await breaches(database.engine.target.connection)).toEqual([])
})

test('a registry that is dropped under the load is named', async () => {
  const other = await database.connect('another program')
  const error = await loadWhile(() => other.query('drop schema loader cascade'))
  expect(error).toMatchObject({
    code: 'database-lost',
    exitCode: 6,
    message: expect.stringContaining('dropped the schema loader'),
  })
})
