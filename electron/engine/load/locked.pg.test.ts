import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../db/connection/connect.ts'
import { databaseError } from '../../db/connection/errors.ts'
import { findRuns } from '../../engine/runs/findRuns.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { breaches, contentOfRuns } from '../../testing/invariants.ts'
import { texas } from '../../testing/invent/numbered.ts'
import { texasLoad } from '../../testing/texasLoad.ts'
import { deleteRun, publish } from '../runs/change/changeRun.ts'
import { sweep } from '../sweep.ts'
import { load } from './load.ts'

const { folder, write } = testFiles()
const database = testEngine()
let other: Client
const request = texasLoad(folder)

beforeAll(async () => {
  write('texas.csv', texas(100))
  other = await database.connect('an analyst')
  await load(database.engine, request)
})
afterEach(async () => {
  await other.query('rollback')
  // what could not be cleaned up while the lock was held
  await sweep(database.engine.client, 'tests')
  expect(await breaches(database.engine.target.connection)).toEqual([])
})

async function refused(work: Promise<unknown>): Promise<void> {
  const { rows } = await other.query('select pg_backend_pid() as pid')
  const start = performance.now()
  const error = await work.then(
    () => null,
    (caught: unknown) => databaseError(caught, 'It failed'),
  )
  expect(error).toMatchObject({ code: 'database-locked', exitCode: 6 })
  expect(error?.message).toMatch(
    new RegExp(`session ${rows[0].pid} \\(an analyst, role \\w+\\) has held a lock that is needed since 20`),
  )
  expect((performance.now() - start) / 1000).toBeLessThan(5)
}

describe('who holds a lock is named within seconds, and nothing is changed', () => {
  test.each(['run', 'run_file', 'row_issue'])('on the registry table %s, by a load', async (table) => {
    const before = await contentOfRuns(database.engine.client)
    await other.query(`begin; lock table loader.${table}`)
    await refused(load(database.engine, { ...request, date: '2026-03-05' }))
    await other.query('rollback')
    expect(await contentOfRuns(database.engine.client)).toEqual(before)
  })

  test('on the published tables, by a publication that replaces them and by a deletion', async () => {
    const { run } = await load(database.engine, { ...request, publish: 'never' })
    await other.query('begin; lock table loader.run_event')
    await refused(publish(database.engine, run.runId))
    await other.query('rollback')
    const standing = (await findRuns(database.engine.client)).find(({ status }) => status === 'published')
    await other.query('begin; lock table loader.run_event')
    await refused(deleteRun(database.engine, standing?.runId as number))
  })
})
