import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { columnsOf, schemaVersion, tables } from '../../../../shared/columns.ts'
import { connect } from '../../../db/connection/connect.ts'
import { breaches } from '../../../testing/invariants.ts'
import { databaseOfVersionOne } from '../../../testing/versionOne.ts'
import { everyChange, openChanges } from '../../changes/openChanges.ts'
import { checkAgain } from '../../checks/checkAgain.ts'
import { type Engine, openEngine } from '../../engine.ts'
import { load } from '../../load/load.ts'
import { readOnlyQuery } from '../../readOnlyQuery.ts'
import { trace } from '../../trace/trace.ts'
import { exportTable } from '../export/exportTable.ts'
import { listRuns } from '../runViews.ts'
import { readTablePage } from '../tablePage.ts'
import { deleteRun, discard, publish, restore } from './changeRun.ts'
import { upgradeRuns } from './upgradeRuns.ts'

// Adding one column to facility broke diff, trace, load --add and checks --again on every run that was loaded before: the
// registry's schema_version was written and never read. The fixture holds runs of version 1 in every status.
const signal = new AbortController().signal
const samples = 'samples/flawed'
const later = tables.flatMap((table) =>
  columnsOf(table).flatMap(({ name, since = 1 }) => (since > 1 ? [`${table}.${name}`] : [])),
)
/** The fixture's runs. */
const [deleted, older, replaced, base, newest, waiting] = [1, 2, 3, 4, 5, 6] as const
const withTables = [deleted, older, replaced, base, newest, waiting]

const database = databaseOfVersionOne()
let engine: Engine
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leads-versions-'))
})
beforeEach(async () => {
  engine = await openEngine({ databaseUrl: database.url, shell: 'test' })
})
afterEach(async () => {
  expect(await breaches(engine.target.connection)).toEqual([])
  await engine.close()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
})

const loadTexas = (date: string, mode: 'new' | 'add' = 'new', files = ['texas.csv']) =>
  load(engine, { folder: samples, files, date, mode, publish: 'always' })

const changesOf = async (after: number, before: number) => {
  const changes = await openChanges(engine, after, before)
  try {
    return { ...changes.view, ...(await changes.rows(everyChange, 0, 500)) }
  } finally {
    await changes.close()
  }
}

const versions = async () => new Map((await listRuns(engine)).map((run) => [run.runId, run.schemaVersion]))
const upgrade = (runId: number | null, dryRun = false) => upgradeRuns(engine, { runId, dryRun, signal })
const columnsOfFacility = async (schema: string) => {
  const { rows } = await engine.client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = format('%I.facility', $1::text)::regclass and attnum > 0`,
    [schema],
  )
  return rows.map(({ name }) => name)
}

describe('runs of version 1', () => {
  test('are known as such, beside new ones', async () => {
    const { run } = await loadTexas('2026-02-02')
    const found = await versions()
    for (const runId of withTables) expect(found.get(runId)).toBe(1)
    expect(found.get(run.runId)).toBe(schemaVersion)
    expect(schemaVersion).toBeGreaterThan(1)
  })

  test('are compared with a new one: columns that they lack are told, and change nothing', async () => {
    const { run } = await load(engine, {
      folder: samples,
      files: ['texas.csv', 'nevada.csv'],
      date: '2026-02-02',
      mode: 'new',
      publish: 'always',
    })
    const changes = await changesOf(run.runId, older)
    expect([...changes.notCompared].sort()).toEqual([...later].sort())
    expect(changes.total).toBe(0)
    expect(
      changes.sources.map(({ source, facilities }) => [source, facilities.before, facilities.after]),
    ).toEqual([
      ['nevada', 32, 32],
      ['texas', 28, 28],
    ])
    // and the other way round
    expect(await changesOf(older, run.runId)).toMatchObject({ total: 0, notCompared: changes.notCompared })
  })

  test('are compared with each other as ever', async () => {
    await engine.client.query(
      `update leads_20260112.facility set capacity = 99, ages_served = '{infant}' where source = 'nevada' and source_record = 5`,
    )
    const changes = await changesOf(newest, older)
    expect(changes.notCompared).toEqual([])
    expect(changes.fields).toEqual([
      { field: 'facility.ages_served', count: 1 },
      { field: 'facility.capacity', count: 1 },
    ])
  })

  test('are traced, and a column that came later is no change', async () => {
    await loadTexas('2026-02-02')
    const { rows } = await readOnlyQuery(
      engine,
      'select license_number from license where issuing_state = $$TX$$ order by license_id limit 1',
      1,
      signal,
    )
    const { subjects, runsSearched } = await trace(engine, rows[0]?.[0] as string)
    expect(runsSearched).toBe(7)
    const steps = subjects[0]?.steps ?? []
    expect(steps.filter(({ state }) => state === 'loaded').length).toBeGreaterThan(5)
    expect(steps.flatMap(({ changes }) => changes).filter(({ field }) => later.includes(field))).toEqual([])
  })

  test('are added to: what joins is of this version, and repeats are known', async () => {
    // a license that records shared with other values than their own, kept before by columns
    const again = await loadTexas('2026-01-05', 'add')
    expect(again.run).toMatchObject({ rowsRead: 30, rowsLoaded: 0, rowsBefore: 60, schemaVersion })
    expect(await columnsOfFacility('leads_20260105')).toEqual(
      expect.arrayContaining(['latitude', 'longitude']),
    )
    const more = await load(engine, {
      folder: 'samples/more/runs',
      files: ['second.csv'],
      date: '2026-01-12',
      mode: 'add',
      publish: 'always',
    })
    expect(more.run).toMatchObject({ rowsLoaded: 0, rowsBefore: 68 })
  })

  test('are checked again with the same results', async () => {
    const { rows: before } = await engine.client.query<{ name: string; status: string }>(
      `select name, coalesce(source, '') as source, status from loader.check_result where run_id = $1 order by 1, 2`,
      [newest],
    )
    const results = await checkAgain(engine, newest)
    expect(results.filter(({ status }) => status === 'error')).toEqual([])
    const { rows: measured } = await engine.client.query(
      `select from loader.measure where run_id = $1 and column_name = any ($2)`,
      [newest, later],
    )
    expect(measured).toEqual([])
    // these measure the date since, where they measured the file that was added: the flag not understood is of the run before
    const since = new Map([['values_are_understood texas', 'failed']])
    const known = new Map(results.map(({ name, source, status }) => [`${name} ${source ?? ''}`, status]))
    for (const { name, source, status } of before as { name: string; source: string; status: string }[])
      if (known.has(`${name} ${source}`))
        expect([name, known.get(`${name} ${source}`)]).toEqual([
          name,
          since.get(`${name} ${source}`) ?? status,
        ])
  })

  test('show, export and count the columns that they have', async () => {
    const page = await readTablePage(engine, {
      runId: older,
      table: 'facility',
      from: 0,
      count: 5,
      sort: null,
      search: '',
    })
    expect(page.columns.map(({ name }) => name)).not.toContain('latitude')
    expect(page.rows).toHaveLength(5)
    const path = join(folder, 'facility.csv')
    const run = (await listRuns(engine)).find(({ runId }) => runId === older)
    await exportTable(engine, { run: run as never, table: 'facility', path, raw: true, signal })
    expect(readFileSync(path, 'utf8').split('\r\n')[0]).toContain('website_address,attributes')
    rmSync(path)
  })

  test('are published, replaced, deleted, restored and discarded', async () => {
    await publish(engine, waiting)
    await deleteRun(engine, older)
    await restore(engine, older, false)
    await restore(engine, deleted, false)
    await restore(engine, base, true)
    const next = await loadTexas('2026-02-02')
    await deleteRun(engine, next.run.runId)
    const candidate = await load(engine, {
      folder: samples,
      files: ['texas.csv'],
      date: '2026-01-05',
      mode: 'replace',
      publish: 'never',
    })
    await discard(engine, candidate.run.runId)
    expect((await versions()).get(older)).toBe(1)
  })
})

describe('an upgrade', () => {
  test('says what it would do, and does nothing', async () => {
    const runs = await upgrade(null, true)
    expect(runs.map(({ runId, outcome }) => [runId, outcome])).toEqual(
      withTables.map((runId) => [runId, 'pending']),
    )
    expect(runs[0]).toMatchObject({ from: 1, to: schemaVersion, columns: later, why: null })
    expect((await versions()).get(older)).toBe(1)
    expect(await columnsOfFacility('leads_20260105')).not.toContain('latitude')
  })

  test('adds the columns to all runs, with their comments, once', async () => {
    expect((await upgrade(null)).map(({ outcome }) => outcome)).toEqual(withTables.map(() => 'upgraded'))
    for (const runId of withTables) expect((await versions()).get(runId)).toBe(schemaVersion)
    expect((await upgrade(null)).map(({ outcome }) => outcome)).toEqual(withTables.map(() => 'current'))
    const { rows } = await engine.client.query<{ comment: string }>(
      `select col_description('leads_20260105.facility'::regclass, attnum) as comment from pg_attribute
        where attrelid = 'leads_20260105.facility'::regclass and attname = 'latitude'`,
    )
    expect(rows[0]?.comment).toContain('decimal degrees')
    // the runs go on as new ones do
    const { run } = await loadTexas('2026-02-02')
    expect((await changesOf(run.runId, newest)).notCompared).toEqual([])
    expect((await loadTexas('2026-01-05', 'add')).run.rowsBefore).toBe(60)
    await checkAgain(engine, newest)
  })

  test('of one run leaves the others', async () => {
    expect(await upgrade(older)).toMatchObject([{ runId: older, outcome: 'upgraded', columns: later }])
    expect((await versions()).get(newest)).toBe(1)
    expect(await changesOf(newest, older)).toMatchObject({ notCompared: expect.arrayContaining(later) })
  })

  test('leaves views and rights as they are', async () => {
    const { client } = engine
    await client.query(
      'create schema reports; create view reports.names as select company from leads_20260105.facility',
    )
    await client.query(
      'grant usage on schema leads_20260105 to public; grant select on leads_20260105.facility to public',
    )
    await upgrade(older)
    const { rows } = await client.query(
      `select has_table_privilege('public', 'leads_20260105.facility', 'select') as may, (select count(*) from reports.names) as names`,
    )
    expect(rows).toEqual([{ may: true, names: 60 }])
  })

  test('skips a run that a reader uses, or that is being loaded, and says so', async () => {
    const reader = await connect(database.connection, 'a reader')
    const loader = await connect(database.connection, 'leads-loader load of 2026-01-12 by Ada (cli)')
    try {
      await reader.query('begin; select count(*) from leads_20260105.facility')
      await loader.query('select pg_advisory_lock(528202402, 20260112)')
      const runs = await upgrade(null)
      const skipped = runs.filter(({ outcome }) => outcome === 'skipped')
      expect(skipped.map(({ runId }) => runId)).toEqual([older, replaced, base, newest])
      expect(skipped[0]?.why).toContain('lock')
      expect(skipped[1]?.why).toContain('2026-01-12')
      expect((await versions()).get(older)).toBe(1)
      await expect(upgrade(older)).rejects.toMatchObject({ code: 'database-locked' })
      await expect(upgrade(newest)).rejects.toMatchObject({ code: 'date-busy' })
    } finally {
      await reader.end()
      await loader.end()
    }
  })

  test('takes a column of the right type over, and leaves one of another type as it is', async () => {
    await engine.client.query(`alter table leads_20260105.facility add column latitude double precision;
      update leads_20260105.facility set latitude = 36; alter table leads_20260112.facility add column latitude text`)
    expect(await upgrade(older)).toMatchObject([{ outcome: 'upgraded' }])
    await expect(upgrade(newest)).rejects.toMatchObject({
      code: 'run-state',
      message: expect.stringContaining('leads_20260112.facility has a column latitude of type text'),
    })
    expect(await columnsOfFacility('leads_20260112')).not.toContain('longitude')
  })

  test('of a run without tables is refused', async () => {
    await engine.client.query('drop schema loader_trash_1 cascade')
    await expect(upgrade(deleted)).rejects.toMatchObject({ code: 'run-state' })
    await expect(upgrade(999)).rejects.toMatchObject({ code: 'unknown-run' })
    await engine.client.query(`update loader.run set status = 'purged', schema_name = null where run_id = 1`)
  })
})

test('a column that somebody added by hand disturbs nothing', async () => {
  const { client } = engine
  await client.query(`alter table leads_20260105.facility add column note text default 'x';
    alter table leads_20260105.license add column latitude text; alter table leads_20260105.contact add column fax text;
    alter table leads_20260112.facility add column note integer;
    grant usage on schema leads_20260105 to public; grant select (note, company) on leads_20260105.facility to public`)
  await upgrade(older)
  const { run } = await loadTexas('2026-01-05', 'add')
  expect(run).toMatchObject({ rowsLoaded: 0, rowsBefore: 60 })
  expect(await columnsOfFacility('leads_20260105')).not.toContain('note')
  expect((await changesOf(newest, run.runId)).total).toBeGreaterThan(0)
  expect((await trace(engine, '+17755550101')).runsSearched).toBeGreaterThan(0)
  expect((await checkAgain(engine, newest)).filter(({ status }) => status === 'error')).toEqual([])
  const { rows } = await client.query(
    `select has_column_privilege('public', 'leads_20260105.facility', 'company', 'select') as may`,
  )
  expect(rows).toEqual([{ may: true }])
})
