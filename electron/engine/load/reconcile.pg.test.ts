import { appendFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../db/connection/connect.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { contentOfRuns, noBreachesAfterEach } from '../../testing/invariants.ts'
import { texas } from '../../testing/invent/numbered.ts'
import { type Fault, faultHere } from '../../testing/process.ts'
import { texasLoad } from '../../testing/texasLoad.ts'
import { findRuns } from '../runs/findRuns.ts'
import { load } from './load.ts'

const { folder, write } = testFiles()
const database = testEngine()
/** Somebody who spoils the work. */
let saboteur: Client

const request = texasLoad(folder, { publish: 'always' })

beforeAll(async () => {
  write('texas.csv', `${texas(1500)}broken,record\n`)
  saboteur = await database.connect('saboteur')
  await load(database.engine, request)
})
noBreachesAfterEach(database)

/** Does something at a moment of a load; gives the load's error, after a look that earlier runs are as they were. */
async function spoil(
  at: Fault,
  spoiling: (schema: string, runId: number) => Promise<void> | void,
  what = request,
) {
  const before = await contentOfRuns(database.engine.client)
  const fault = faultHere(at)
  const loading = load(database.engine, what)
  loading.catch(() => undefined)
  await fault.reached()
  const [run] = await findRuns(database.engine.client)
  await spoiling(`loader_candidate_${run?.runId}`, run?.runId as number)
  fault.go()
  const error = await loading.catch((caught) => caught)
  fault.end()
  expect(await contentOfRuns(database.engine.client)).toEqual(before)
  expect((await findRuns(database.engine.client))[0]).toMatchObject({ runId: run?.runId, status: 'failed' })
  return error
}

const trigger = (schema: string, table: string) =>
  saboteur
    .query(`create or replace function public.lose() returns trigger language plpgsql as $$ begin
              if to_jsonb(new) ->> '${table}_id' = '7' then return null; end if; return new; end $$;
            create trigger lose before insert on ${schema}.${table} for each row execute function public.lose()`)
    .then(() => undefined)

describe('a row that is lost on the way fails the run', () => {
  test.each(['facility', 'license', 'contact', 'addresscode'])(
    'a %s that the server drops',
    async (table) => {
      const error = await spoil('after-staging-ddl:wait', (schema) => trigger(schema, table))
      expect(error).toMatchObject({ code: 'reconciliation', exitCode: 1 })
    },
  )

  test.each(['facility', 'license', 'contact', 'addresscode'])(
    'a %s that somebody deletes after it was written',
    async (table) => {
      const error = await spoil('after-copy:wait', async (schema) => {
        await saboteur.query(`delete from ${schema}.${table} where ${table}_id = 7`)
      })
      expect(error).toMatchObject({ code: 'reconciliation' })
    },
  )

  test('a facility that is there twice', async () => {
    const error = await spoil('after-copy:wait', async (schema) => {
      await saboteur.query(`insert into ${schema}.facility overriding system value
                            select * from ${schema}.facility where facility_id = 7`)
    })
    expect(error).toMatchObject({ code: 'reconciliation' })
  })

  test('a facility more than was read', async () => {
    const error = await spoil('before-keys:wait', async (schema) => {
      await saboteur.query(`create temp table one as select * from ${schema}.facility where facility_id = 7;
                            update one set facility_id = 100000;
                            insert into ${schema}.facility overriding system value select * from one; drop table one`)
    })
    expect(error).toMatchObject({
      code: 'reconciliation',
      message: 'texas.csv: 1,500 records loaded, but 1,501 facilities in the database.',
    })
  })

  test('a reject that is not in the list of rejects', async () => {
    const error = await spoil('after-copy:wait', async (_schema, runId) => {
      await saboteur.query(`delete from loader.row_issue where run_id = ${runId}`)
    })
    expect(error).toMatchObject({
      code: 'reconciliation',
      message: 'texas.csv: 1 records rejected, but 0 rejects in the database.',
    })
  })

  test('a candidate that somebody drops', async () => {
    const error = await spoil('before-keys:wait', async (schema) => {
      await saboteur.query(`drop schema ${schema} cascade`)
    })
    expect(error).toMatchObject({ code: 'database-lost', exitCode: 6 })
  })
})

describe('a file that changes while it is loaded fails the run', () => {
  const path = join(folder, 'changing.csv')
  const text = texas(3000, 20_000)
  test.each<[string, () => void]>([
    ['cut off', () => truncateSync(path, 200_000)],
    ['appended to', () => appendFileSync(path, 'more,records\n')],
    ['replaced by another of its size', () => writeFileSync(path, text.replaceAll('Invented', 'Modified'))],
    ['deleted', () => rmSync(path)],
  ])('%s', async (_what, change) => {
    writeFileSync(path, text)
    const error = await spoil('mid-copy:wait', change, { ...request, files: ['texas.csv', 'changing.csv'] })
    expect(['file-changed', 'file-missing']).toContain(error.code)
    expect(error).toMatchObject({ exitCode: 3, file: 'changing.csv' })
  })
})

describe('the same bytes', () => {
  test('twice in one load are refused before anything is written', async () => {
    write('copy.csv', `${texas(1500)}broken,record\n`)
    const [before] = await findRuns(database.engine.client)
    for (const files of [
      ['texas.csv', 'copy.csv'],
      ['texas.csv', 'texas.csv'],
      ['texas.csv', './texas.csv'],
    ]) {
      await expect(load(database.engine, { ...request, files })).rejects.toMatchObject({
        code: 'file-twice',
        exitCode: 3,
      })
    }
    expect((await findRuns(database.engine.client))[0]).toEqual(before)
  })

  test('that a run has loaded already are loaded again, and it is said', async () => {
    const [first] = (await findRuns(database.engine.client)).filter(({ status }) => status === 'published')
    const { files } = await load(database.engine, { ...request, files: ['copy.csv'], date: '2026-03-03' })
    expect(files[0]?.alreadyLoaded).toEqual({ date: '2026-03-02', runId: first?.runId })
  })
})
