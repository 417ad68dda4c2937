import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { breaches, contentHash } from '../../testing/invariants.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texas, texasRecord } from '../../testing/invent/numbered.ts'
import { texasLoad } from '../../testing/texasLoad.ts'
import { deleteRun, discard } from '../runs/change/changeRun.ts'
import { load } from './load.ts'
import type { LoadRequest } from './loadRequest.ts'

const { folder, write } = testFiles()
const database = testEngine()

const request = texasLoad(folder, { files: ['base.csv'], mode: 'new' })
const add = (files: string[], more: Partial<LoadRequest> = {}) =>
  load(database.engine, { ...request, mode: 'add', files, ...more })

const query = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await database.engine.client.query<Row>(sql, values)).rows

const issues = (runId: number) =>
  query<{ record: number; cause: string; field: string | null; reason: string }>(
    'select record, cause, field, reason from loader.row_issue where run_id = $1 order by record, field',
    [runId],
  )

beforeAll(async () => {
  write('base.csv', texas(300))
})
afterEach(async () => {
  expect(await breaches(database.engine.target.connection)).toEqual([])
  const [published] = await query<{ run: number }>(
    `select run_id as run from loader.run where status = 'published'`,
  )
  if (published) await deleteRun(database.engine, published.run)
})

describe('records added to a date', () => {
  test('join it: ids go on, and what was there stays as it was', async () => {
    const base = await load(database.engine, request)
    write('late.csv', texas(100, 301))
    const { run, files } = await add(['late.csv'])
    expect(run).toMatchObject({
      mode: 'add',
      status: 'published',
      rowsRead: 100,
      rowsLoaded: 100,
      rowsBefore: 300,
      tableRows: { facility: 400, license: 400, contact: 400, addresscode: 400 },
    })
    expect(files).toMatchObject([{ name: 'late.csv', rowsRead: 100, rowsLoaded: 100 }])
    for (const table of ['facility', 'license', 'contact', 'addresscode']) {
      const old = `loader_trash_${base.run.runId}.${table}`
      const rows = await query(`select * from ${old} except select * from leads_20260302.${table}`)
      expect(rows).toEqual([])
    }
    expect(
      await query(`select min(facility_id) as first, max(facility_id) as last, min(license_id) as license,
                          min(source_record) as record from leads_20260302.facility where source_file = 'late.csv'`),
    ).toEqual([{ first: 301, last: 400, license: 301, record: 1 }])
    expect(
      await query(
        `insert into leads_20260302.contact (phone, updated_dt) values ('x', now()) returning contact_id as id`,
      ),
    ).toEqual([{ id: 401 }])
    await query(`delete from leads_20260302.contact where phone = 'x'`)
  })

  test('are rejected when they repeat one of the date, or of their own file, which is named', async () => {
    await load(database.engine, request)
    write(
      'late.csv',
      csv([texasHeader, texasRecord(17), texasRecord(500), texasRecord(500), texasRecord(300)]),
    )
    const { run } = await add(['late.csv'], { publish: 'always' })
    expect(run).toMatchObject({ rowsRead: 4, rowsLoaded: 1, rowsRejected: 3, rowsBefore: 300 })
    expect((await issues(run.runId)).map(({ record, reason }) => [record, reason])).toEqual([
      [1, 'repeats record 17 of base.csv in all its values'],
      [3, 'repeats record 2 of late.csv in all its values'],
      [4, 'repeats record 300 of base.csv in all its values'],
    ])
  })

  test('from the file that is there already are all repeats; the run waits for a look', async () => {
    await load(database.engine, request)
    const before = await contentHash(database.engine.client, 'leads_20260302')
    const { run, published, files, checks } = await add(['base.csv'])
    expect(published).toBe(false)
    expect(run).toMatchObject({
      rowsRead: 300,
      rowsLoaded: 0,
      rowsRejected: 300,
      tableRows: { facility: 300 },
    })
    expect(files[0]?.alreadyLoaded).toMatchObject({ date: '2026-03-02' })
    expect(checks.find(({ name }) => name === 'every_file_loads_records')?.status).toBe('failed')
    expect(await contentHash(database.engine.client, run.schema as string)).toBe(before)
    await discard(database.engine, run.runId)
  })

  test('share the licenses, contacts and address codes of the date', async () => {
    write(
      'gaps.csv',
      csv([texasHeader, texasRecord(1, { 'Issue Date': '' }), texasRecord(2), texasRecord(3)]),
    )
    await load(database.engine, { ...request, files: ['gaps.csv'] })
    const columns = ['City', 'Zip', 'County', 'Phone', 'Email Address'] as const
    const sameOffice = Object.fromEntries(
      columns.map((column) => [column, texasRecord(3)[texasHeader.indexOf(column)] as string]),
    )
    write(
      'late.csv',
      csv([
        texasHeader,
        // the same license, from another place: fills its date, and has another status
        texasRecord(1, { Address: '9 OTHER RD', 'Issue Date': '2/3/2004', Status: 'Revoked' }),
        texasRecord(2, { Address: '9 OTHER RD', 'Issue Date': '' }),
        // a new license of the same office
        texasRecord(4, sameOffice),
      ]),
    )
    const { run } = await add(['late.csv'], { publish: 'always' })
    expect(run.tableRows).toEqual({ facility: 6, license: 4, contact: 3, addresscode: 3 })
    expect(run.warnings).toBe(1)
    const [conflict] = await issues(run.runId)
    expect(conflict).toMatchObject({ record: 1, cause: 'license_conflict', field: 'license.license_status' })
    expect(conflict?.reason).toContain(`'Full Permit' by record 1 of gaps.csv and 'Revoked' here`)
    expect(
      await query(
        `select license_issued::text as issued, license_status as status from leads_20260302.license order by license_id limit 2`,
      ),
    ).toEqual([
      { issued: '2004-02-03', status: 'Full Permit' },
      { issued: '2002-03-03', status: 'Full Permit' },
    ])
    expect(
      await query(`select count(distinct contact_id) as contacts, count(distinct addresscode_id) as codes
                     from leads_20260302.facility where license_id in (3, 4)`),
    ).toEqual([{ contacts: 1, codes: 1 }])
  })

  test('are known as repeats where they disagreed with the license that they shared, or a later one filled it', async () => {
    const shared = csv([
      texasHeader,
      texasRecord(1, { 'Issue Date': '', Status: '' }),
      texasRecord(1, { Address: '2 OTHER RD', 'Issue Date': '', Status: '' }),
      texasRecord(1, { Address: '3 OTHER RD', 'Issue Date': '2/3/2004', Status: '' }),
      texasRecord(1, { Address: '4 OTHER RD', 'Issue Date': '2/3/2004', Status: 'Revoked' }),
      texasRecord(1, { Address: '5 OTHER RD', 'Issue Date': '5/5/2005', Status: 'Full Permit' }),
      texasRecord(1, { Address: '6 OTHER RD', 'Issue Date': '2/3/2004', Status: 'Revoked' }),
      texasRecord(2, { Status: '' }),
    ])
    write('shared.csv', shared)
    await load(database.engine, { ...request, files: ['shared.csv'], publish: 'always' })
    const again = await add(['shared.csv'], { publish: 'always' })
    expect(again.run).toMatchObject({ rowsRead: 7, rowsLoaded: 0, rowsRejected: 7, rowsBefore: 7 })

    // one that fills a license of the date makes the date's own record differ from it
    write('fills.csv', csv([texasHeader, texasRecord(2, { Address: '2 OTHER RD', Status: 'Revoked' })]))
    expect((await add(['fills.csv'], { publish: 'always' })).run).toMatchObject({ rowsLoaded: 1 })
    write('both.csv', shared + csv([texasRecord(2, { Address: '2 OTHER RD', Status: 'Revoked' })]))
    const last = await add(['both.csv'], { publish: 'always' })
    expect(last.run).toMatchObject({ rowsRead: 8, rowsLoaded: 0, rowsRejected: 8, rowsBefore: 8 })
    expect((await issues(last.run.runId)).map(({ cause }) => cause)).toEqual(Array(8).fill('repeat'))
  })

  test('twice join the same date, and rows before count both', async () => {
    await load(database.engine, request)
    write('late.csv', texas(10, 301))
    write('later.csv', `${texas(10, 311)}${csv([texasRecord(305)])}`)
    await add(['late.csv'])
    const { run } = await add(['later.csv'], { publish: 'always' })
    expect(run).toMatchObject({
      rowsBefore: 310,
      rowsLoaded: 10,
      rowsRejected: 1,
      tableRows: { facility: 320 },
    })
    expect((await issues(run.runId))[0]?.reason).toBe('repeats record 5 of late.csv in all its values')
  })

  test('to a date without a run are an ordinary load', async () => {
    const { run, published } = await add(['base.csv'])
    expect(published).toBe(true)
    expect(run).toMatchObject({ mode: 'new', baseRunId: null, rowsBefore: 0, rowsLoaded: 300 })
  })
})

describe('keys too wide for an index row', () => {
  /** Three bytes each, and nothing that compresses. */
  const wide = (seed: number, length: number) =>
    Array.from({ length }, (_, index) =>
      String.fromCharCode(0x4e00 + ((Math.imul(seed * 7919 + index, 0x9e3779b1) >>> 12) % 20_000)),
    ).join('')
  const codes = (first: number) => [
    texasHeader,
    texasRecord(first, { Zip: wide(1, 3000) }),
    texasRecord(first + 1, { Zip: wide(1, 3000), City: 'SAMPLETON', County: '' }),
    texasRecord(first + 2, { Zip: wide(1, 3000), City: '', County: 'SAMPLETON' }),
    texasRecord(first + 3, { State: wide(2, 3000), Zip: wide(3, 3000) }),
  ]

  test('are unique by a digest, also after more are added', async () => {
    write('wide.csv', csv(codes(1)))
    const { run } = await load(database.engine, { ...request, files: ['wide.csv'], publish: 'always' })
    expect(run.tableRows).toMatchObject({ facility: 4, addresscode: 4 })
    const sameCodes = codes(1)
      .slice(1)
      .map((record, index) => [`9${index}`, ...record.slice(1)])
    write('more.csv', csv([texasHeader, ...sameCodes]))
    const added = await add(['more.csv'], { publish: 'always' })
    expect(added.run).toMatchObject({ rowsLoaded: 4, tableRows: { facility: 8, addresscode: 4 } })
    const copy = `insert into leads_20260302.addresscode (city, county, state, zip, updated_dt)
                  select city, county, state, zip, now() from leads_20260302.addresscode limit 1`
    await expect(query(copy)).rejects.toMatchObject({ code: '23505' })
  })
})

test('a cell of a mebibyte is loaded; a larger one makes its record a reject', async () => {
  const mebibyte = 1024 * 1024
  const note = (length: number) => 'n'.repeat(length)
  write(
    'large.csv',
    csv([
      [...texasHeader, 'Note'],
      [...texasRecord(1), note(mebibyte)],
      [...texasRecord(2), note(mebibyte + 1)],
      [...texasRecord(3), ''],
    ]),
  )
  const { run } = await load(database.engine, { ...request, files: ['large.csv'], publish: 'always' })
  expect(run).toMatchObject({ rowsRead: 3, rowsLoaded: 2, rowsRejected: 1 })
  expect(
    await query(`select length(attributes ->> 'note') as length from leads_20260302.facility order by 1`),
  ).toEqual([{ length: mebibyte }, { length: null }])
  expect((await issues(run.runId))[0]).toMatchObject({ record: 2, cause: 'cell_too_large' })
})
