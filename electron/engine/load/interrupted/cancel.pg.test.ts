import { beforeAll, describe, expect, test } from 'vitest'
import { LoaderError } from '../../../../shared/errors.ts'
import type { Client } from '../../../db/connection/connect.ts'
import { testEngine } from '../../../testing/engine.ts'
import { testFiles } from '../../../testing/files.ts'
import { breaches, contentOfRuns, noBreachesAfterEach } from '../../../testing/invariants.ts'
import { texas } from '../../../testing/invent/numbered.ts'
import { eventually, type Fault, faultHere } from '../../../testing/process.ts'
import { texasLoad } from '../../../testing/texasLoad.ts'
import { findRuns } from '../../runs/findRuns.ts'
import { load } from '../load.ts'

const { folder, write } = testFiles()
const database = testEngine()
/** Sessions of another program: what a transaction sees of sessions stays as it was at its first look. */
let other: Client
let watcher: Client

const request = texasLoad(folder)

beforeAll(async () => {
  write('earlier.csv', texas(300, 50_000))
  write('texas.csv', texas(3000))
  other = await database.connect('another program')
  watcher = await database.connect('another program')
  await load(database.engine, { ...request, files: ['earlier.csv'] })
})
noBreachesAfterEach(database)

const cancelled = () => new LoaderError('cancelled', 'Cancelled.')
const newestRun = async () => (await findRuns(database.engine.client))[0]

describe('a cancelled load leaves nothing but its line in the registry', () => {
  const moments: Fault[] = [
    'after-register:wait',
    'after-staging-ddl:wait',
    'mid-copy:wait',
    'mid-copy:wait:2',
    'after-copy:wait',
    'before-keys:wait',
    'before-checks:wait',
    'before-publish:wait',
  ]
  test.each(moments)('at %s', async (moment) => {
    const before = await contentOfRuns(database.engine.client)
    const fault = faultHere(moment)
    const cancel = new AbortController()
    const loading = load(database.engine, request, { signal: cancel.signal })
    loading.catch(() => undefined)
    await fault.reached()
    cancel.abort(cancelled())
    fault.go()
    const run = await newestRun()
    await expect(loading).rejects.toMatchObject({ code: 'cancelled', runId: run?.runId })
    fault.end()
    expect(await newestRun()).toMatchObject({
      runId: run?.runId,
      status: 'cancelled',
      schema: null,
      error: { code: 'cancelled' },
    })
    expect(await contentOfRuns(database.engine.client)).toEqual(before)
  })

  test('while the files are looked at: no run was made', async () => {
    const before = await newestRun()
    const cancel = new AbortController()
    const loading = load(database.engine, request, { signal: cancel.signal })
    cancel.abort(cancelled())
    await expect(loading).rejects.toMatchObject({ code: 'cancelled' })
    expect(await newestRun()).toEqual(before)
  })

  test('by SIGTERM: it says so', async () => {
    const cancel = new AbortController()
    const loading = load(database.engine, request, {
      signal: cancel.signal,
      onEvent: ({ stage }) => {
        if (stage === 'keys') cancel.abort(new LoaderError('terminated', 'Ended by SIGTERM.'))
      },
    })
    await expect(loading).rejects.toMatchObject({ code: 'terminated', exitCode: 143 })
    expect(await newestRun()).toMatchObject({ status: 'cancelled', error: { code: 'terminated' } })
  })
})

describe('a statement that waits is cancelled at the server', () => {
  const waitsForLock = async () => {
    const { rows } = await watcher.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                                      and application_name like 'leads-loader%'`,
    )
    return rows.length > 0
  }

  test.each<[string, Fault, (runId: number) => string]>([
    ['that makes keys', 'before-keys:wait', (run) => `lock loader_candidate_${run}.facility`],
    ['that checks', 'before-checks:wait', (run) => `lock loader_candidate_${run}.facility`],
    [
      'that publishes',
      'before-publish:wait',
      (run) => `select from loader.run where run_id = ${run} for update`,
    ],
  ])('%s', async (_what, moment, lock) => {
    const before = await contentOfRuns(database.engine.client)
    const fault = faultHere(moment)
    const cancel = new AbortController()
    const loading = load(database.engine, request, { signal: cancel.signal })
    loading.catch(() => undefined)
    await fault.reached()
    const run = await newestRun()
    await other.query(`begin; ${lock(run?.runId as number)}`)
    fault.go()
    await eventually(waitsForLock)
    cancel.abort(cancelled())
    await eventually(async () => {
      const { rows } = await watcher.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                                        and application_name not like '%clean-up%'`,
      )
      return rows.length === 0
    })
    await other.query('rollback')
    await expect(loading).rejects.toMatchObject({ code: 'cancelled' })
    fault.end()
    expect(await newestRun()).toMatchObject({ runId: run?.runId, status: 'cancelled', schema: null })
    expect(await contentOfRuns(database.engine.client)).toEqual(before)
  })

  test('that copies the run added to', async () => {
    await other.query('begin; lock leads_20260302.license')
    const cancel = new AbortController()
    const loading = load(database.engine, { ...request, mode: 'add' }, { signal: cancel.signal })
    loading.catch(() => undefined)
    await eventually(waitsForLock)
    cancel.abort(cancelled())
    await expect(loading).rejects.toMatchObject({ code: 'cancelled' })
    await other.query('rollback')
    expect(await newestRun()).toMatchObject({ status: 'cancelled', schema: null })
  })
})

test('a cancel after the COMMIT is too late: the load is a success', async () => {
  const fault = faultHere('after-publish:wait')
  const cancel = new AbortController()
  const loading = load(database.engine, request, { signal: cancel.signal })
  await fault.reached()
  cancel.abort(cancelled())
  fault.go()
  expect(await loading).toMatchObject({ published: true, run: { status: 'published' } })
  fault.end()
})

test('a load whose server no longer answers is given up, and swept later', async () => {
  const fault = faultHere('before-keys:wait')
  const cancel = new AbortController()
  const loading = load(database.engine, request, { signal: cancel.signal })
  loading.catch(() => undefined)
  await fault.reached()
  const { rows } = await other.query<{ pid: number }>(
    `select pid from pg_stat_activity
      where datname = current_database() and application_name ~ '^leads-loader (load|run)'`,
  )
  expect(rows.length).toBeGreaterThanOrEqual(2)
  for (const { pid } of rows) process.kill(pid, 'SIGSTOP')
  fault.go()
  cancel.abort(cancelled())
  try {
    await expect(loading).rejects.toMatchObject({ code: 'cancelled' })
  } finally {
    for (const { pid } of rows) process.kill(pid, 'SIGCONT')
    fault.end()
  }
  await eventually(async () => (await breaches(database.engine.target.connection)).length === 0)
})
