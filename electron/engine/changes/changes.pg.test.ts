import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ChangeRow, ChangesFilter } from '../../../shared/window/changes.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { type TexasColumn, texasRecord } from '../../testing/invent/numbered.ts'
import { load } from '../load/load.ts'
import type { LoadRequest } from '../load/loadRequest.ts'
import { deleteRun, discard, publish } from '../runs/change/changeRun.ts'
import { exportChanges } from './exportChanges.ts'
import { everyChange, openChanges } from './openChanges.ts'

const { folder, write } = testFiles()
const database = testEngine()

type Week = readonly (readonly [number, Partial<Record<TexasColumn, string>>?])[]
let files = 0

async function loaded(date: string, week: Week, other: Partial<LoadRequest> = {}): Promise<number> {
  files += 1
  const records = week.map(([number, values]) => texasRecord(number, values))
  const name = write(`week-${files}.csv`, csv([texasHeader, ...records]))
  const request = { folder, files: [name], date, mode: 'new', publish: 'always', ...other } as const
  return (await load(database.engine, request)).run.runId
}

async function changesOf(runId: number, before: number | null, filter: Partial<ChangesFilter> = {}) {
  const changes = await openChanges(database.engine, runId, before)
  try {
    const { rows, total } = await changes.rows({ ...everyChange, ...filter }, 0, 500)
    expect(total).toBe(rows.length)
    return { view: changes.view, rows }
  } finally {
    await changes.close()
  }
}

const kinds = (rows: readonly ChangeRow[]) =>
  rows.map(({ kind, table, licenseNumber, company }) => `${kind} ${table} ${licenseNumber} ${company}`)
const license = (number: number) => `00${100_000 + number}`

describe('two weeks', () => {
  let before = 0
  let after = 0
  beforeAll(async () => {
    before = await loaded('2026-01-05', [[1], [2], [3], [4], [5], [6]])
    after = await loaded('2026-01-12', [
      [1],
      [3, { Capacity: '77', City: 'OTHERTOWN', 'Agency Number': '' }],
      [4, { Status: 'Closed', Phone: '512-555-0199' }],
      [5, { 'Operation Name': '=HYPERLINK("http://x")', 'Monitoring Frequency': 'Monthly' }],
      [6, { Infant: 'N' }],
      [7],
    ])
  })

  test('tell each field that changed, with its value before and after', async () => {
    const { rows } = await changesOf(after, before, { kind: 'changed' })
    const fields = rows.map((row) => [row.table, row.licenseNumber, ...row.fields.map(Object.values)])
    expect(fields).toEqual([
      [
        ...['facility', license(3)],
        ['facility.capacity', '4', '77'],
        ['addresscode.city', 'SAMPLETON 3', 'OTHERTOWN'],
        ['attributes.agency_number', 'A-3', null],
      ],
      ['facility', license(4), ['contact.phone', '+12105540004', '+15125550199']],
      ['license', license(4), ['license.license_status', 'Full Permit', 'Closed']],
      [
        ...['facility', license(5)],
        ['facility.company', 'Invented Care 5', '=HYPERLINK("http://x")'],
        ['attributes.monitoring_frequency', null, 'Monthly'],
      ],
      ['license', license(5), ['license.licensee_name', 'Invented Care 5', '=HYPERLINK("http://x")']],
      [
        ...['facility', license(6)],
        ['facility.ages_served', '{infant,toddler,preschool}', '{toddler,preschool}'],
      ],
    ])
  })

  test('tell what was added and what is gone, and count', async () => {
    const { rows, view } = await changesOf(after, null)
    expect(kinds(rows).filter((text) => !text.startsWith('changed'))).toEqual([
      `gone facility ${license(2)} Invented Care 2`,
      `gone license ${license(2)} Invented Care 2`,
      `added facility ${license(7)} Invented Care 7`,
      `added license ${license(7)} Invented Care 7`,
    ])
    expect(view.before).toEqual({ runId: before, date: '2026-01-05' })
    const count = { before: 6, after: 6, added: 1, gone: 1 }
    expect(view.sources).toEqual([
      {
        source: 'texas',
        facilities: { ...count, changed: 4 },
        licenses: { ...count, changed: 2 },
      },
    ])
    expect(view.fields.every(({ count: number }) => number === 1)).toBe(true)
    expect(view.fields.map(({ field }) => field)).toContain('facility.ages_served')
  })

  test.each<[string, Partial<ChangesFilter>, number]>([
    ['the table', { table: 'license' }, 4],
    ['a field', { field: 'contact.phone' }, 1],
    ['a part of the license number', { search: '100007' }, 2],
    ['a part of the company, whatever its case', { search: 'invented care 2' }, 2],
    ['a wildcard of SQL, which means itself', { search: '%' }, 0],
    ['a quote and a NUL', { search: `';\0 drop table x --` }, 0],
    ['a source that has none', { source: 'nevada' }, 0],
  ])('are filtered by %s', async (_, filter, found) => {
    expect((await changesOf(after, before, filter)).rows).toHaveLength(found)
  })

  test('come in pages', async () => {
    const changes = await openChanges(database.engine, after, before)
    const all = (await changes.rows(everyChange, 0, 500)).rows
    const two = await changes.rows(everyChange, 3, 2)
    expect(two).toEqual({ rows: all.slice(3, 5), total: all.length })
    const facilities = { ...everyChange, table: 'facility' } as const
    const rest = await changes.rows(facilities, 4, 500)
    expect(rest.rows).toEqual(all.filter(({ table }) => table === 'facility').slice(4))
    await changes.close()
  })

  test('are written as CSV, a row a field, safe for a spreadsheet', async () => {
    const changes = await openChanges(database.engine, after, before)
    const request = { filter: everyChange, raw: false, signal: new AbortController().signal }
    const path = join(folder, 'changes.csv')
    expect((await exportChanges(changes, { ...request, path })).rows).toBe(13)
    const lines = readFileSync(path, 'utf8').split('\r\n')
    expect(lines[0]).toBe('\ufeffkind,table,source,issuing_state,license_number,company,field,before,after')
    expect(lines).toContain(
      `changed,facility,texas,TX,${license(4)},Invented Care 4,contact.phone,'+12105540004,'+15125550199`,
    )
    expect(lines).toContain(`gone,license,texas,TX,${license(2)},Invented Care 2,,,`)
    const raw = join(folder, 'raw.csv')
    await exportChanges(changes, { ...request, raw: true, path: raw })
    expect(readFileSync(raw, 'utf8')).toContain(',"=HYPERLINK(""http://x"")"\r\n')
    await changes.close()
  })

  test('of one run with itself are none', async () => {
    expect((await changesOf(after, after)).rows).toEqual([])
  })
})

describe('facilities that share a license', () => {
  const shared = (name: string, address: string, capacity: string) =>
    [1, { 'Operation Name': name, Address: address, Capacity: capacity }] as const

  test('are matched by company and address, then by company; the rest are gone and added', async () => {
    const before = await loaded('2026-02-02', [
      shared('ACORN', '1 EXAMPLE RD', '10'),
      shared('ACORN', '2 EXAMPLE RD', '20'),
      shared('BIRCH', '3 EXAMPLE RD', '30'),
      shared('CEDAR', '4 EXAMPLE RD', '40'),
    ])
    const after = await loaded('2026-02-09', [
      shared('ACORN', '2 EXAMPLE RD', '21'),
      shared('ACORN', '1 EXAMPLE RD', '10'),
      shared('BIRCH', '9 EXAMPLE RD', '30'),
      shared('DOGWOOD', '4 EXAMPLE RD', '40'),
    ])
    const { rows, view } = await changesOf(after, before, { table: 'facility' })
    expect(
      rows.map(({ kind, company, fields }) => [kind, company, fields.map(({ field }) => field)]),
    ).toEqual([
      ['added', 'DOGWOOD', []],
      ['changed', 'ACORN', ['facility.capacity']],
      ['changed', 'BIRCH', ['facility.address1']],
      ['gone', 'CEDAR', []],
    ])
    expect(view.sources[0]?.licenses).toEqual({ before: 1, after: 1, added: 0, gone: 0, changed: 0 })
  })

  test('and cannot be told apart are matched one to one', async () => {
    const twin = (capacity: string) => shared('TWIN', '1 EXAMPLE RD', capacity)
    const before = await loaded('2026-02-16', [twin('1'), twin('2'), twin('3')])
    const after = await loaded('2026-02-23', [twin('3'), twin('4')])
    const { rows } = await changesOf(after, before, { table: 'facility' })
    expect(rows.map(({ kind, fields }) => [kind, ...fields.map(Object.values)])).toEqual([
      ['changed', ['facility.capacity', '1', '4']],
      ['gone'],
    ])
  })

  test('with a license that is gone are gone, each of them', async () => {
    const before = await loaded('2026-03-02', [shared('A', '1 A RD', '1'), shared('B', '2 B RD', '2'), [2]])
    const after = await loaded('2026-03-09', [[2]])
    expect(kinds((await changesOf(after, before)).rows)).toEqual([
      `gone facility ${license(1)} A`,
      `gone facility ${license(1)} B`,
      `gone license ${license(1)} A`,
    ])
  })
})

describe('the run before', () => {
  test('of a run that waits is what stands for its date, else the newest published of an earlier date', async () => {
    const older = await loaded('2027-01-01', [[1]])
    const standing = await loaded('2027-01-08', [[1], [2]])
    await loaded('2027-01-15', [[9]])
    const never = { publish: 'never' } as const
    const again = await loaded('2027-01-08', [[1], [2], [3]], { ...never, mode: 'replace' })
    const added = await loaded('2027-01-08', [[4]], { ...never, mode: 'add' })
    const fresh = await loaded('2027-01-10', [[1]], never)
    const beforeOf = async (runId: number) => (await changesOf(runId, null)).view.before?.runId
    expect(await beforeOf(again)).toBe(standing)
    expect(kinds((await changesOf(added, null, { table: 'facility' })).rows)).toEqual([
      `added facility ${license(4)} Invented Care 4`,
    ])
    expect(await beforeOf(fresh)).toBe(standing)
    expect(await beforeOf(standing)).toBe(older)
    // three records after one are many new ones, which a check says
    await publish(database.engine, again, { reason: 'the list grew' })
    expect(await beforeOf(again)).toBe(older)
    expect(await beforeOf(standing)).toBe(older)
    await discard(database.engine, fresh)
  })

  test('is none for the first: then there is nothing to tell', async () => {
    const first = await loaded('2019-01-01', [[1]])
    const { view, rows } = await changesOf(first, null)
    expect([view.before, view.sources, rows]).toEqual([null, [], []])
  })
})

test('a comparison that is open outlives its runs, and a discarded run has none', async () => {
  const before = await loaded('2026-04-06', [[1], [2]])
  const after = await loaded('2026-04-13', [[1], [3]], { publish: 'never' })
  const changes = await openChanges(database.engine, after, before)
  await discard(database.engine, after)
  await deleteRun(database.engine, before)
  expect((await changes.rows(everyChange, 0, 10)).total).toBe(4)
  await changes.close()
  await expect(openChanges(database.engine, after, before)).rejects.toMatchObject({ code: 'run-state' })
  await expect(openChanges(database.engine, 999_999, null)).rejects.toMatchObject({ code: 'unknown-run' })
})

test('of a run whose schema somebody dropped is refused, with what to do', async () => {
  const before = await loaded('2026-04-20', [[1]])
  const after = await loaded('2026-04-27', [[1]])
  await database.engine.client.query('drop schema leads_20260420 cascade')
  await expect(openChanges(database.engine, after, before)).rejects.toMatchObject({
    code: 'run-state',
    message: `The schema leads_20260420 of run ${before} of 2026-04-20 is not there any more.`,
    hint: expect.stringContaining(`leads delete ${before}`),
  })
  await deleteRun(database.engine, before)
})

test('is ended by the signal, and leaves no connection', async () => {
  const before = await loaded('2026-05-04', [[1]])
  const cancel = new AbortController()
  const opening = openChanges(database.engine, before, before, cancel.signal)
  cancel.abort(new Error('enough'))
  await expect(opening).rejects.toThrow('enough')
  // a server process ends a moment after its client has let go of it
  const connections = async () => {
    const { rows } = await database.engine.client.query(
      `select from pg_stat_activity where application_name like 'leads-loader changes%' and datname = current_database()`,
    )
    return rows.length
  }
  await expect.poll(connections).toBe(0)
})

describe('for any weeks', () => {
  /** Few licenses, companies, addresses and values, so that they meet. */
  const week = fc.array(
    fc.record({
      n: fc.integer({ min: 1, max: 4 }),
      c: fc.constantFrom('A', 'B', `'; --`),
      a: fc.integer({ min: 1, max: 2 }),
      v: fc.integer({ min: 1, max: 2 }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  const runs: number[] = []
  beforeAll(async () => {
    for (const [index, records] of fc.sample(week, { numRuns: 7, seed: 20_261_123 }).entries()) {
      const rows = records.map(
        ({ n, c, a, v }) => [n, { 'Operation Name': c, Address: `${a} A RD`, Capacity: String(v) }] as const,
      )
      runs.push(await loaded(`2028-01-0${index + 1}`, rows))
    }
  })

  test('counts add up, and the way back is the mirror image', async () => {
    for (const [place, before] of runs.entries()) {
      for (const after of runs.slice(place)) {
        const there = await changesOf(after, before)
        const back = await changesOf(before, after)
        for (const { facilities, licenses } of there.view.sources) {
          for (const count of [facilities, licenses])
            expect(count.before + count.added - count.gone).toBe(count.after)
        }
        expect(sorted(back.rows.map(mirrored))).toEqual(sorted(there.rows))
      }
    }
  })
})

function mirrored({ kind, fields, ...row }: ChangeRow): ChangeRow {
  const opposite = { added: 'gone', gone: 'added', changed: 'changed' } as const
  return {
    ...row,
    kind: opposite[kind],
    fields: fields.map(({ field, before, after }) => ({ field, before: after, after: before })),
  }
}

/** A changed row is named after what it became. */
function sorted(rows: readonly ChangeRow[]): string[] {
  return rows
    .map(({ kind, table, licenseNumber, company, fields }) =>
      JSON.stringify([kind, table, licenseNumber, kind === 'changed' ? '' : company, fields]),
    )
    .sort()
}
