import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../db/connection/connect.ts'
import { testEngine } from '../../../testing/engine.ts'
import { testFiles } from '../../../testing/files.ts'
import { contentHash, noBreachesAfterEach } from '../../../testing/invariants.ts'
import { texas } from '../../../testing/invent/numbered.ts'
import { faultHere } from '../../../testing/process.ts'
import { texasLoad } from '../../../testing/texasLoad.ts'
import { load } from '../../load/load.ts'
import { findRun, findRuns } from '../findRuns.ts'
import { deleteRun, discard, publish, restore } from './changeRun.ts'

const { folder, write } = testFiles()
const database = testEngine()
/** Another program, as the administrator. */
let other: Client
const readers = ['a', 'b'].map((name) => `reader_${name}_${process.pid}`) as [string, string]

const request = texasLoad(folder)

beforeAll(async () => {
  write('texas.csv', texas(300))
  write('other.csv', texas(100, 5000))
  other = await database.connect('another program', 'administrator')
  for (const reader of readers) await other.query(`create role "${reader}"`)
})
afterAll(async () => {
  for (const reader of readers) await other.query(`drop owned by "${reader}" cascade; drop role "${reader}"`)
})
noBreachesAfterEach(database)

describe('while a reader has a transaction open on the old run', () => {
  test('a replacing load is published, and the reader goes on reading the old one', async () => {
    const old = await load(database.engine, { ...request, files: ['other.csv'] })
    await other.query('begin isolation level repeatable read')
    const look = 'select count(*) as rows, max(company) as last from leads_20260302.facility'
    const { rows: before } = await other.query(look)
    await load(database.engine, request)
    // the table keeps its rows; only a new look by name finds the new run
    const { rows: after } = await other.query(
      `select count(*) as rows, max(company) as last from loader_trash_${old.run.runId}.facility`,
    )
    await other.query('commit')
    expect(after).toEqual(before)
    expect((await other.query('select count(*) as rows from leads_20260302.facility')).rows).toEqual([
      { rows: 300 },
    ])
  })

  test('a lock that is needed is waited for some seconds; then the run waits, and nothing has changed', async () => {
    const before = await contentHash(database.engine.client, 'leads_20260302')
    const fault = faultHere('before-publish:wait')
    const loading = load(database.engine, request)
    loading.catch(() => undefined)
    await fault.reached()
    await other.query('begin; lock table loader.run in share mode')
    fault.go()
    const error = await loading.catch((caught) => caught)
    fault.end()
    expect(error).toMatchObject({ code: 'database-locked', hint: expect.stringContaining('leads publish') })
    await other.query('rollback')
    expect(await contentHash(database.engine.client, 'leads_20260302')).toBe(before)
    expect((await publish(database.engine, error.runId)).run.status).toBe('published')
  })
})

describe('what others made', () => {
  test('views, functions and tables that depend on a schema are named by publish and delete', async () => {
    await other.query(`
      create schema if not exists reports;
      create view reports.open_places as select company from leads_20260302.facility;
      create table reports.notes (facility_id integer references leads_20260302.facility);
      create function reports.places() returns bigint begin atomic select count(*) from leads_20260302.facility; end;
      create view leads_20260302.mine as select 1 as one`)
    const names = ['leads_20260302.mine', 'reports.notes', 'reports.open_places', 'reports.places()']
    const { notices, run } = await load(database.engine, request)
    for (const name of names) expect(notices.join()).toContain(name)
    await other.query('create view reports.again as select company from leads_20260302.facility')
    const deleted = await deleteRun(database.engine, run.runId)
    expect(deleted.notices.at(-1)).toBe('reports.again still shows the deleted run.')
    expect((await other.query('select count(*) as rows from reports.again')).rows).toEqual([{ rows: 300 }])
    await other.query('drop schema reports cascade')
    await other.query(`drop view if exists loader_trash_${run.baseRunId}.mine`)
    await load(database.engine, request)
  })

  test('a schema under the name of a date is never renamed or dropped', async () => {
    await other.query(
      'create schema leads_20260310; create table leads_20260310.facility as select 1 as mine',
    )
    await expect(load(database.engine, { ...request, date: '2026-03-10' })).rejects.toMatchObject({
      code: 'date-taken',
      message: expect.stringContaining('that no run of this registry made'),
    })
    await other.query('drop schema leads_20260310 cascade')

    const waiting = await load(database.engine, { ...request, date: '2026-03-10', publish: 'never' })
    await other.query(
      'create schema leads_20260310; create table leads_20260310.facility as select 1 as mine',
    )
    await expect(publish(database.engine, waiting.run.runId)).rejects.toMatchObject({ code: 'date-taken' })
    expect((await other.query('select * from leads_20260310.facility')).rows).toEqual([{ mine: 1 }])
    await other.query('drop schema leads_20260310 cascade')
    await discard(database.engine, waiting.run.runId)
  })

  test.each(['another role', 'the same role'])(
    'a schema of %s under the name of a candidate or of the trash is never dropped, and blocks one command only',
    async (owner) => {
      const maker = owner === 'the same role' ? database.engine.client : other
      const { rows } = await maker.query(
        `select nextval(pg_get_serial_sequence('loader.run', 'run_id'))::int as run`,
      )
      const name = `loader_candidate_${rows[0].run + 1}`
      await maker.query(`create schema ${name}; create table ${name}.facility as select 1 as mine`)
      const error = await load(database.engine, { ...request, date: '2026-03-11' }).catch((caught) => caught)
      expect(error).toMatchObject({ code: 'database-no-right', message: expect.stringContaining(name) })
      expect(await findRun(database.engine.client, error.runId)).toMatchObject({
        status: 'failed',
        schema: null,
      })
      expect((await maker.query(`select * from ${name}.facility`)).rows).toEqual([{ mine: 1 }])
      await maker.query(`drop schema ${name} cascade`)

      const { run } = await load(database.engine, { ...request, date: '2026-03-11' })
      const trash = `loader_trash_${run.runId}`
      await maker.query(`create schema ${trash}`)
      await expect(deleteRun(database.engine, run.runId)).rejects.toMatchObject({ code: 'database-no-right' })
      await maker.query(`drop schema ${trash}`)
      await deleteRun(database.engine, run.runId)
    },
  )

  test('a published schema that somebody dropped by hand does not block its date', async () => {
    const { run } = await load(database.engine, { ...request, date: '2026-03-12' })
    await other.query('drop schema leads_20260312 cascade')
    await expect(
      load(database.engine, { ...request, date: '2026-03-12', mode: 'add' }),
    ).rejects.toMatchObject({
      code: 'run-state',
      message: expect.stringMatching(
        /^The schema leads_20260312 of run \d+ of 2026-03-12 is not there any more\.$/,
      ),
    })
    const again = await load(database.engine, { ...request, date: '2026-03-12' })
    expect(again.published).toBe(true)
    expect(await findRun(database.engine.client, run.runId)).toMatchObject({
      status: 'replaced',
      schema: null,
    })
    // nothing is there to restore: leave no run that claims a schema
    await other.query(`delete from loader.run_event where run_id = ${run.runId}`)
    await database.engine.client.query(`update loader.run set status = 'purged' where run_id = ${run.runId}`)
  })

  test('a schema that was given to another owner is left alone', async () => {
    const { run } = await load(database.engine, { ...request, date: '2026-03-13' })
    await other.query(`alter schema leads_20260313 owner to "${readers[0]}"`)
    await expect(deleteRun(database.engine, run.runId)).rejects.toMatchObject({
      code: 'database-no-right',
      message: `The schema leads_20260313 belongs to ${readers[0]}, not to this program.`,
    })
    await expect(load(database.engine, { ...request, date: '2026-03-13' })).rejects.toMatchObject({
      code: 'database-no-right',
    })
    await other.query(`alter schema leads_20260313 owner to ${database.engine.target.connection.user}`)
    for (const { runId, status } of await findRuns(database.engine.client))
      if (status === 'waiting') await discard(database.engine, runId)
  })
})

describe('rights to read', () => {
  const mayRead = async (reader: string, schema: string) => {
    const { rows } = await other.query<{ may: boolean }>(
      `select has_schema_privilege($1, $2, 'usage') and has_table_privilege($1, $2 || '.facility', 'select')
              and has_table_privilege($1, $2 || '.license', 'select') as may`,
      [reader, schema],
    )
    return rows[0]?.may
  }

  test('are granted to the reader that is named, and to nobody else', async () => {
    const date = '2026-03-20'
    await load(database.engine, { ...request, date, reader: readers[0] })
    expect(await mayRead(readers[0], 'leads_20260320')).toBe(true)
    expect(await mayRead(readers[1], 'leads_20260320')).toBe(false)
  })

  test('are those of the schema that is replaced', async () => {
    const { client } = database.engine
    await client.query(`grant usage on schema leads_20260320 to "${readers[1]}";
      grant select on all tables in schema leads_20260320 to "${readers[1]}";
      revoke select on leads_20260320.addresscode from "${readers[1]}";
      grant select (city, state) on leads_20260320.addresscode to "${readers[1]}" with grant option;
      grant select on leads_20260320.contact to public`)
    await load(database.engine, { ...request, date: '2026-03-20' })
    expect(await mayRead(readers[0], 'leads_20260320')).toBe(true)
    expect(await mayRead(readers[1], 'leads_20260320')).toBe(true)
    const { rows } = await other.query(
      `select relname from pg_class c, aclexplode(relacl) a
        where relnamespace = 'leads_20260320'::regnamespace and a.grantee = 0`,
    )
    expect(rows).toEqual([{ relname: 'contact' }])
    const { rows: columns } = await other.query(
      `select attname as column, a.is_grantable as grantable
         from pg_attribute, aclexplode(attacl) a where attrelid = 'leads_20260320.addresscode'::regclass order by 1`,
    )
    expect(columns).toEqual([
      { column: 'city', grantable: true },
      { column: 'state', grantable: true },
    ])
  })

  test('end with a deletion or a replacement, and come back with the restoration, no more of them', async () => {
    const date = '2026-03-22'
    const { client } = database.engine
    const { run } = await load(database.engine, { ...request, date, reader: readers[0] })
    await client.query(`grant select on leads_20260322.facility to public`)
    const read = async (schema: string) => {
      await other.query(`set role "${readers[0]}"`)
      try {
        await other.query(`select from ${schema}.facility`)
        return 'read'
      } catch (error) {
        return (error as { code: string }).code
      } finally {
        await other.query('reset role')
      }
    }
    expect(await read('leads_20260322')).toBe('read')
    await deleteRun(database.engine, run.runId)
    expect(await read(`loader_trash_${run.runId}`)).toBe('42501')
    await restore(database.engine, run.runId, false)
    expect(await read('leads_20260322')).toBe('read')
    expect(await mayRead(readers[1], 'leads_20260322')).toBe(false)
    await load(database.engine, { ...request, date })
    expect(await read(`loader_trash_${run.runId}`)).toBe('42501')
    expect(await read('leads_20260322')).toBe('read')
  })

  test('to a role that is not there: the load is refused before it begins', async () => {
    const reader = 'no such "role"'
    const { rows: before } = await other.query('select max(run_id) as last from loader.run')
    await expect(load(database.engine, { ...request, date: '2026-03-21', reader })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(reader),
    })
    expect((await other.query('select max(run_id) as last from loader.run')).rows).toEqual(before)

    const { run } = await load(database.engine, { ...request, date: '2026-03-21', publish: 'never' })
    await expect(publish(database.engine, run.runId, { reader })).rejects.toMatchObject({ code: 'usage' })
    await discard(database.engine, run.runId)
  })
})
