import { beforeAll, expect, test } from 'vitest'
import { sources } from '../../sources/index.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texas, texasRecord } from '../../testing/invent/numbered.ts'
import { load } from '../load/load.ts'
import { confirmedDelete } from './change/confirmedDelete.ts'
import { readIssuePage } from './issuePage.ts'
import { deleteView, listRuns, loadCommand, runDetail } from './runViews.ts'
import { readTablePage, type TablePageRequest } from './tablePage.ts'
import { watchRuns } from './watchRuns.ts'

const { folder, write } = testFiles()
const database = testEngine()
let runId = 0
beforeAll(async () => {
  const rows = Array.from({ length: 300 }, (_, index) => texasRecord(index + 1))
  rows[10] = texasRecord(11, {
    'Operation Name': "Robert'); drop table facility;--",
    Address: '100% off_road \\ lane',
  })
  rows[11] = texasRecord(12, { Capacity: '12O', Phone: '911' })
  rows[12] = texasRecord(13, { 'Operation Name': '' })
  write('runs.csv', csv([texasHeader, ...rows]))
  const { run } = await load(database.engine, {
    folder,
    files: ['runs.csv'],
    date: '2026-11-15',
    mode: 'new',
    publish: 'always',
  })
  runId = run.runId
})

const page = (other: Partial<TablePageRequest> = {}) =>
  readTablePage(database.engine, {
    runId,
    table: 'facility',
    from: 0,
    count: 50,
    sort: null,
    search: '',
    ...other,
  })

async function column(name: string, other: Partial<TablePageRequest>) {
  const { columns, rows } = await page(other)
  const place = columns.findIndex((candidate) => candidate.name === name)
  return rows.map((row) => row[place] as string | null)
}

test('a page has the columns with type and meaning, and every value as text', async () => {
  const { columns, rows, total, exact } = await page({ from: 290 })
  expect(columns.find(({ name }) => name === 'min_age')).toMatchObject({ type: 'integer' })
  expect(columns.every(({ comment }) => comment !== '')).toBe(true)
  expect(rows).toHaveLength(9)
  expect(rows.flat().every((value) => value === null || typeof value === 'string')).toBe(true)
  expect({ total, exact }).toEqual({ total: 299, exact: true })
  expect(await column('ages_served', { count: 1 })).toEqual(['{toddler,preschool}'])
})

test('sorts numbers as numbers, both ways, with what is empty last', async () => {
  const up = await column('capacity', { sort: { column: 'capacity', descending: false }, count: 500 })
  expect(up.slice(0, 3)).toEqual(['1', '2', '3'])
  expect(up.at(-1)).toBeNull()
  const down = await column('capacity', { sort: { column: 'capacity', descending: true }, count: 500 })
  expect(down[0]).toBe('300')
  expect(down.at(-1)).toBeNull()
})

test.each([
  ['part of a text without regard to case', 'CARE 29', 11],
  ['a percent sign as itself', '100%', 1],
  ['an underscore as itself', 'off_r', 1],
  ['a backslash as itself', '\\ lane', 1],
  ['a quote and what follows as text', "'); drop table facility;--", 1],
  ['a placeholder as text', '$1', 0],
  ['attributes and lists', 'a-297', 1],
  ['what a NUL stands in', 'care\0 297', 1],
  ['no number that is no text', '2026-11-15', 0],
])('finds %s', async (_what, search, found) => {
  const { rows, total, exact } = await page({ search, count: 100 })
  expect({ rows: rows.length, total, exact }).toEqual({ rows: found, total: found, exact: true })
})

test.each(['company"; drop table facility; --', 'ctid', 'constructor', ''])(
  'refuses to sort by %j, which is no column',
  async (name) => {
    await expect(page({ sort: { column: name, descending: false } })).rejects.toMatchObject({ code: 'usage' })
    expect((await page()).rows).toHaveLength(50)
  },
)

test('issues come by page, severity and cause, with how many there are', async () => {
  const all = { runId, severity: null, cause: null, from: 0, count: 10 }
  const { rows, total } = await readIssuePage(database.engine, all)
  expect(total).toBe(3)
  expect(rows.map(({ record, severity }) => [record, severity])).toEqual([
    [12, 'warning'],
    [12, 'warning'],
    [13, 'reject'],
  ])
  expect(await readIssuePage(database.engine, { ...all, cause: 'phone_not_understood' })).toMatchObject({
    total: 1,
    rows: [{ value: '911', column: 'Phone', file: 'runs.csv', line: 13 }],
  })
  expect(await readIssuePage(database.engine, { ...all, severity: 'reject', from: 1 })).toMatchObject({
    total: 1,
    rows: [],
  })
})

test('a run opens to its counts, files, checks, causes, history and command', async () => {
  const detail = await runDetail(database.engine, runId, 'linux')
  expect(detail.run).toMatchObject({
    runId,
    status: 'published',
    rowsRead: 300,
    rowsLoaded: 299,
    restorableUntil: null,
  })
  expect(detail.files).toMatchObject([{ name: 'runs.csv', source: 'texas', rowsRejected: 1 }])
  expect(detail.files[0]).not.toHaveProperty('mapping')
  expect(detail.checks.every(({ protects }) => protects !== '')).toBe(true)
  expect(detail.causes).toContainEqual({ severity: 'reject', cause: 'no_company', count: 1 })
  expect(detail.events.map(({ status }) => status)).toEqual(['running', 'waiting', 'published'])
  expect(detail.command).toBe('leads load -p . -f runs.csv --date 2026-11-15')
})

test.each<[string, NodeJS.Platform, string]>([
  [
    "it's $(here).csv",
    'linux',
    `leads load -p . -f 'it'\\''s $(here).csv' --source 'it'\\''s $(here).csv=texas' --date 2026-11-15 --add`,
  ],
  [
    'two words.csv',
    'win32',
    'leads load -p . -f "two words.csv" --source "two words.csv=texas" --date 2026-11-15 --add',
  ],
])('a command names %s so that a shell of %s takes it for one word', (name, platform, expected) => {
  const files = [{ name, source: 'texas', header: ['a', 'b'] }]
  expect(loadCommand({ date: '2026-11-15', mode: 'add' }, files, platform, sources)).toBe(expected)
})

test('tells which runs changed, and nothing while none did', async () => {
  const watch = watchRuns(database.engine.client)
  expect(await watch.look()).toEqual([])
  expect(await watch.look()).toEqual([])
  write('later.csv', texas(3, 5000))
  const { run } = await load(database.engine, {
    folder,
    files: ['later.csv'],
    date: '2026-11-16',
    mode: 'new',
    publish: 'never',
  })
  expect(await watch.look()).toContain(run.runId)
  expect(await watch.look()).toEqual([])
})

test('what a look that failed was to tell, the next one tells', async () => {
  const { client } = database.engine
  let fails = false
  const failing = new Proxy(client, {
    get: (target, key) =>
      key !== 'query'
        ? Reflect.get(target, key)
        : (sql: string, values?: unknown[]) =>
            fails && sql.includes('distinct') ? Promise.reject(new Error('gone')) : target.query(sql, values),
  })
  const watch = watchRuns(failing)
  await watch.look()
  await client.query(
    `insert into loader.run_event (run_id, status, who, note) select run_id, status, 'ada', 'checked again' from loader.run where run_id = $1`,
    [runId],
  )
  fails = true
  await expect(watch.look()).rejects.toThrow('gone')
  fails = false
  expect(await watch.look()).toContain(runId)
})

// It was "Can't read facility of run 1: relation … does not exist", as if the program were at fault.
test('a page of a run whose schema somebody dropped says so, and what to do', async () => {
  await database.engine.client.query('alter schema leads_20261115 rename to elsewhere')
  await expect(page()).rejects.toMatchObject({
    code: 'run-state',
    message: expect.stringContaining('is not there any more'),
    hint: expect.stringContaining(`leads delete ${runId}`),
  })
  await database.engine.client.query('alter schema elsewhere rename to leads_20261115')
  expect((await page()).rows).toHaveLength(50)
})

test('a run is deleted only when its own date was typed', async () => {
  expect(await deleteView(database.engine, runId)).toMatchObject({
    schema: 'leads_20261115',
    tableRows: { facility: 299 },
    dependents: [],
    run: { runId },
  })
  for (const typed of ['', '2026-11-16', '20261115', 'delete']) {
    await expect(confirmedDelete(database.engine, runId, typed)).rejects.toMatchObject({
      code: 'confirmation-needed',
    })
  }
  await confirmedDelete(database.engine, runId, ' 2026-11-15 ')
  const run = (await listRuns(database.engine)).find((candidate) => candidate.runId === runId)
  expect(run?.status).toBe('deleted')
  expect(run?.restorableUntil).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  // what lies in the trash can still be looked at
  expect((await page()).rows).toHaveLength(50)
})
