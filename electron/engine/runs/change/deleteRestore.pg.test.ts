import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../db/connection/connect.ts'
import { testEngine } from '../../../testing/engine.ts'
import { testFiles } from '../../../testing/files.ts'
import { breaches, contentHash, contentOfRuns } from '../../../testing/invariants.ts'
import { texas } from '../../../testing/invent/numbered.ts'
import { eventually, type Fault, loadProgram } from '../../../testing/process.ts'
import { texasLoad } from '../../../testing/texasLoad.ts'
import { openEngine } from '../../engine.ts'
import { load } from '../../load/load.ts'
import { findRun } from '../findRuns.ts'
import { deleteRun, discard, planDelete, publish, restore } from './changeRun.ts'

const { folder, write } = testFiles()
const database = testEngine()
const program = loadProgram()
/** Another program, as the administrator. */
let other: Client

const request = texasLoad(folder, { publish: 'always' })

beforeAll(async () => {
  write('texas.csv', texas(300))
  write('other.csv', texas(100, 5000))
  other = await database.connect('another program', 'administrator')
})
afterEach(async () => {
  await eventually(async () => (await breaches(database.engine.target.connection)).length === 0)
})

const age = (runId: number, days: number) =>
  other.query(
    `update loader.run set status_changed_at = now() - make_interval(days => ${days}) where run_id = ${runId}`,
  )

test('a run that has lost a table by hand is neither published nor restored', async () => {
  const date = '2026-03-28'
  const { run } = await load(database.engine, { ...request, date, publish: 'never' })
  await other.query(`drop table loader_candidate_${run.runId}.facility`)
  const lost = { code: 'run-state', message: expect.stringContaining('lack facility.') }
  await expect(publish(database.engine, run.runId)).rejects.toMatchObject(lost)
  await discard(database.engine, run.runId)

  const published = await load(database.engine, { ...request, date })
  const { runId } = published.run
  await deleteRun(database.engine, runId)
  await other.query(`drop table loader_trash_${runId}.facility`)
  await expect(restore(database.engine, runId, false)).rejects.toMatchObject(lost)
  expect(await findRun(database.engine.client, runId)).toMatchObject({ status: 'deleted' })
  // the oracle has nothing to count
  await other.query(
    `update loader.run set status_changed_at = now() - interval '31 days' where run_id = ${runId}`,
  )
  await load(database.engine, { ...request, date })
})

describe('a deleted run', () => {
  test('is no longer under its date, and comes back whole', async () => {
    const { run } = await load(database.engine, request)
    const content = await contentHash(database.engine.client, 'leads_20260302')
    expect(await planDelete(database.engine, { date: '2026-03-02' })).toMatchObject({
      run: { runId: run.runId },
      schema: 'leads_20260302',
      dependents: [],
      tableRows: { facility: 300 },
    })
    const deleted = await deleteRun(database.engine, run.runId)
    expect(deleted.run).toMatchObject({ status: 'deleted', schema: `loader_trash_${run.runId}` })
    await expect(planDelete(database.engine, { date: '2026-03-02' })).rejects.toMatchObject({
      code: 'unknown-run',
    })
    await expect(deleteRun(database.engine, run.runId)).rejects.toMatchObject({ code: 'run-state' })
    const restored = await restore(database.engine, run.runId, false)
    expect(restored.run).toMatchObject({ status: 'published', schema: 'leads_20260302' })
    expect(await contentHash(database.engine.client, 'leads_20260302')).toBe(content)
  })

  test('is restored over a run that stands there only if that is wanted, and that one can be restored too', async () => {
    const first = await load(database.engine, { ...request, files: ['other.csv'] })
    const second = await load(database.engine, request)
    await expect(restore(database.engine, first.run.runId, false)).rejects.toMatchObject({
      code: 'date-taken',
      message: expect.stringContaining(`run: ${second.run.runId}`),
    })
    const before = await contentOfRuns(database.engine.client)
    expect((await restore(database.engine, first.run.runId, true)).run.status).toBe('published')
    expect(await findRun(database.engine.client, second.run.runId)).toMatchObject({ status: 'replaced' })
    expect((await restore(database.engine, second.run.runId, true)).run.status).toBe('published')
    expect(await contentOfRuns(database.engine.client)).toEqual(before)
  })

  test('under which somebody put a schema of their own stays in the trash', async () => {
    const { run } = await load(database.engine, { ...request, date: '2026-03-04' })
    await deleteRun(database.engine, run.runId)
    await other.query('create schema leads_20260304')
    await expect(restore(database.engine, run.runId, true)).rejects.toMatchObject({ code: 'date-taken' })
    await other.query('drop schema leads_20260304')
    await restore(database.engine, run.runId, false)
  })
})

describe('a command that is killed in its transaction changes nothing', () => {
  test.each<[string, Fault, 'delete' | 'restore' | 'discard']>([
    ['delete', 'in-delete:kill', 'delete'],
    ['restore', 'in-restore:kill', 'restore'],
    ['discard', 'in-discard:kill', 'discard'],
  ])('%s', async (_name, fault, what) => {
    const first = await load(database.engine, { ...request, files: ['other.csv'] })
    const second = await load(database.engine, request)
    const waiting = await load(database.engine, { ...request, publish: 'never' })
    const runId = { delete: second, restore: first, discard: waiting }[what].run.runId
    const before = await contentOfRuns(database.engine.client)
    const killed = program.start({ engine: { databaseUrl: database.url }, change: { what, runId } }, fault)
    expect(await killed.outcome()).toBe(null)
    await eventually(async () => (await breaches(database.engine.target.connection)).length === 0)
    expect(await contentOfRuns(database.engine.client)).toEqual(before)

    const again = program.start({ engine: { databaseUrl: database.url }, change: { what, runId } })
    expect(await again.outcome()).toMatchObject({ code: 'done' })
    if (what !== 'discard') await discard(database.engine, waiting.run.runId)
  })
})

describe('the trash', () => {
  const purge = async (files: string[]) =>
    (await load(database.engine, { ...request, files, date: '2026-03-09' })).notices

  test('is purged 30 days later by the next load, which says so; a younger run is not', async () => {
    const first = await load(database.engine, request)
    const second = await load(database.engine, request)
    await load(database.engine, request)
    await age(first.run.runId, 31)
    await age(second.run.runId, 29)
    expect(await purge(['other.csv'])).toEqual([
      `Purged run ${first.run.runId} of 2026-03-02, replaced more than 30 days ago.`,
    ])
    expect(await findRun(database.engine.client, first.run.runId)).toMatchObject({
      status: 'purged',
      schema: null,
    })
    expect(await findRun(database.engine.client, second.run.runId)).toMatchObject({ status: 'replaced' })
    await expect(restore(database.engine, first.run.runId, true)).rejects.toMatchObject({
      code: 'run-state',
      hint: 'Its tables are gone: load its files again.',
    })
  })

  test('is purged by a delete, too', async () => {
    const { run } = await load(database.engine, { ...request, date: '2026-03-05' })
    const again = await load(database.engine, { ...request, date: '2026-03-05' })
    await age(run.runId, 40)
    const { notices } = await deleteRun(database.engine, again.run.runId)
    expect(notices).toEqual([`Purged run ${run.runId} of 2026-03-05, replaced more than 30 days ago.`])
  })

  test('keeps what others depend on, and names it', async () => {
    const { run } = await load(database.engine, request)
    await other.query('create view public.still_used as select company from leads_20260302.facility')
    await load(database.engine, request)
    await age(run.runId, 31)
    const [notice] = await purge(['other.csv'])
    expect(notice).toBe(`Run ${run.runId} of 2026-03-02 stays in the trash: public.still_used depend on it.`)
    expect((await other.query('select count(*) as rows from public.still_used')).rows).toEqual([
      { rows: 300 },
    ])
    await other.query('drop view public.still_used')
    expect((await purge(['other.csv'])).join()).toContain(`Purged run ${run.runId}`)
  })

  test('keeps for now what somebody reads, and does not wait for them', async () => {
    const { run } = await load(database.engine, request)
    await load(database.engine, request)
    await age(run.runId, 31)
    await other.query(`begin; select count(*) from loader_trash_${run.runId}.facility`)
    expect((await purge(['other.csv'])).join()).toContain(`Run ${run.runId} stays in the trash for now`)
    await other.query('commit')
    expect((await purge(['other.csv'])).join()).toContain(`Purged run ${run.runId}`)
  })

  test('is whole when its purge is killed, and purged by the next load', async () => {
    const { run } = await load(database.engine, request)
    await load(database.engine, request)
    await age(run.runId, 31)
    const content = await contentHash(database.engine.client, `loader_trash_${run.runId}`)
    const killed = program.start({ engine: { databaseUrl: database.url }, load: request }, 'in-purge:kill')
    expect(await killed.outcome()).toBe(null)
    await eventually(async () => (await breaches(database.engine.target.connection)).length === 0)
    expect(await contentHash(database.engine.client, `loader_trash_${run.runId}`)).toBe(content)
    expect((await purge(['other.csv'])).join()).toContain(`Purged run ${run.runId}`)
  })

  test('keeps what was given to another owner', async () => {
    const { run } = await load(database.engine, request)
    await load(database.engine, request)
    await age(run.runId, 31)
    await other.query(`alter schema loader_trash_${run.runId} owner to current_user`)
    expect((await purge(['other.csv'])).join()).toContain('belongs to')
    await other.query(
      `alter schema loader_trash_${run.runId} owner to ${database.engine.target.connection.user}`,
    )
    await purge(['other.csv'])
  })
})

test('a sweep touches only runs that are running and locked by nobody, by their exact names', async () => {
  const { engine } = database
  const strangers = ['loader_candidate_900', 'loader_trash_901', 'leads_20200101', 'loader_candidate_x']
  for (const name of strangers)
    await engine.client.query(`create schema ${name}; create table ${name}.t as select 1`)
  const waiting = await load(engine, { ...request, date: '2026-03-06', publish: 'never' })
  const killed = program.start({ engine: { databaseUrl: database.url }, load: request }, 'after-copy:kill')
  await killed.outcome()
  const next = await openEngine({ databaseUrl: database.url, shell: 'test' })
  expect(next.notices).toHaveLength(1)
  await next.close()
  for (const name of strangers) {
    expect((await engine.client.query(`select count(*) as rows from ${name}.t`)).rows).toEqual([{ rows: 1 }])
    await engine.client.query(`drop schema ${name} cascade`)
  }
  expect(await findRun(engine.client, waiting.run.runId)).toMatchObject({ status: 'waiting' })
  await discard(engine, waiting.run.runId)
})

test('a leftover that others depend on is named, and keeps no command from its work', async () => {
  const killed = program.start({ engine: { databaseUrl: database.url }, load: request }, 'after-copy:kill')
  await killed.outcome()
  const { rows } = await other.query<{ run: number }>(
    `select run_id as run from loader.run where status = 'running'`,
  )
  const schema = `loader_candidate_${rows[0]?.run}`
  await other.query(`create view public.nosy as select company from ${schema}.facility`)
  const next = await openEngine({ databaseUrl: database.url, shell: 'test' })
  expect(next.notices.join()).toContain(`${schema} can't be dropped: public.nosy depend on it`)
  await next.close()
  await other.query('drop view public.nosy')
  const last = await openEngine({ databaseUrl: database.url, shell: 'test' })
  expect(last.notices.join()).toContain('Cleaned up')
  await last.close()
})
