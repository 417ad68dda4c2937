import { beforeAll, describe, expect, test } from 'vitest'
import type { TraceStep, TraceView } from '../../../shared/window/trace.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { type TexasColumn, texasRecord } from '../../testing/invent/numbered.ts'
import { everyChange, openChanges } from '../changes/openChanges.ts'
import { load } from '../load/load.ts'
import type { LoadRequest } from '../load/loadRequest.ts'
import { deleteRun, discard } from '../runs/change/changeRun.ts'
import { trace } from './trace.ts'

const { folder, write } = testFiles()
const database = testEngine()

type Row = readonly [number, Partial<Record<TexasColumn, string>>?]
const records = (...rows: readonly Row[]) => rows.map(([number, values]) => texasRecord(number, values))
const license = (number: number) => `00${100_000 + number}`

async function loaded(date: string, name: string, text: string | Buffer, other: Partial<LoadRequest> = {}) {
  write(name, text)
  const request = { folder, files: [name], date, mode: 'new', publish: 'always', ...other } as const
  return (await load(database.engine, request)).run.runId
}

/** One line a step: date, state, place and why or what changed. */
function account(view: TraceView): string[][] {
  return view.subjects.map(({ steps }) => steps.map(stepText))
}

function stepText({ date, state, place, why, changes }: TraceStep): string {
  const at = place === null ? '' : ` ${place.file} ${place.record} line ${place.line}`
  const what = changes.map(({ field, before, after }) => ` ${field} ${before} → ${after}`).join('')
  return `${date} ${state}${at}${why === null ? '' : `: ${why}`}${what}`
}

describe('a license through the weeks', () => {
  const odd = 'cells of\r\ntwo lines, and "quotes"'
  let purged = 0
  beforeAll(async () => {
    const header = [texasHeader]
    purged = await loaded('2025-12-29', 'w0.csv', csv([...header, ...records([1], [2])]))
    await deleteRun(database.engine, purged)
    const first = [...header, ...records([9, { 'Operation Name': odd }], [1]), ['short']]
    await loaded('2026-01-05', 'w1.csv', `\n${csv(first)}\n  \n${csv(records([2], [1]))}`)
    await loaded('2026-01-12', 'w2.csv', csv([...header, ...records([2], [3])]))
    const mended = records([1, { Capacity: '99' }], [4, { 'Operation Name': '' }])
    await loaded('2026-01-19', 'w3.csv', csv([...header, ...mended, [license(2), 'too few', 'cells']]))
    const nameless = csv([...header, ...records([5, { Operation: '', 'Operation Name': 'Nameless Elm' }])])
    await loaded('2026-01-26', 'w4.csv', nameless, { publish: 'never' })
    // as the purge of the trash leaves it
    const { client } = database.engine
    const { rows } = await client.query<{ schema: string }>(
      'select schema_name as schema from loader.run where run_id = $1',
      [purged],
    )
    await client.query(`drop schema ${rows[0]?.schema} cascade`)
    await client.query(
      `update loader.run set status = 'purged', schema_name = null, status_changed_at = '2026-01-30' where run_id = $1`,
      [purged],
    )
  })

  test('is told from its file, record and line, through blank lines and cells of several lines', async () => {
    const view = await trace(database.engine, license(1))
    expect(view).toMatchObject({ lookedFor: ['license number'], more: false, runsSearched: 4 })
    expect(view.subjects).toHaveLength(1)
    expect(view.subjects[0]).toMatchObject({
      source: 'texas',
      issuingState: 'TX',
      licenseNumber: license(1),
      company: 'Invented Care 1',
    })
    expect(account(view)[0]).toEqual([
      '2025-12-29 unknown: the tables of this run were purged on 2026-01-30',
      '2026-01-05 loaded w1.csv 2 line 5',
      '2026-01-05 rejected w1.csv 5 line 10: repeats record 2 of w1.csv in all its values',
      '2026-01-12 missing: no record of w2.csv names it',
      '2026-01-19 loaded w3.csv 1 line 2 facility.capacity 2 → 99',
      '2026-01-26 missing: no record of w4.csv names it',
    ])
  })

  test('has the lines of all records that the registry names for rejects', async () => {
    const { rows } = await database.engine.client.query<{ name: string; record: number; line: number }>(
      `select f.name, i.record, i.line from loader.row_issue i join loader.run_file f using (run_id, file_number)
        where i.record > 1 and f.name = 'w1.csv' order by i.record`,
    )
    expect(rows).toEqual([
      { name: 'w1.csv', record: 3, line: 6 },
      { name: 'w1.csv', record: 5, line: 10 },
    ])
    expect(account(await trace(database.engine, license(2)))[0]?.[1]).toBe(
      '2026-01-05 loaded w1.csv 4 line 9',
    )
  })

  test('is told to be rejected where its cells can not be told apart', async () => {
    const steps = account(await trace(database.engine, license(2)))[0]
    expect(steps?.[2]).toBe('2026-01-12 loaded w2.csv 1 line 2')
    expect(steps?.[3]).toMatch(/^2026-01-19 rejected w3\.csv 3 line 4: has 3 cells, the header has 20/)
  })

  test('that was only ever rejected is found by its number and its reason', async () => {
    const view = await trace(database.engine, license(4))
    expect(view.subjects).toMatchObject([{ licenseNumber: license(4), company: null }])
    expect(account(view)[0]?.at(-2)).toMatch(/rejected w3\.csv 2 line 3: has no company name/)
  })

  test.each([
    ['lower case, spaces and dashes', '00 10-0003', license(3)],
    ['a part of the company', 'INVENTED care 3', license(3)],
    ['the phone in any punctuation', '(210) 553-0003', license(3)],
  ])('is found by %s', async (_, text, number) => {
    const { subjects } = await trace(database.engine, text)
    expect(subjects.map(({ licenseNumber }) => licenseNumber)).toEqual([number])
  })

  test('a record without a license number is a subject of its own', async () => {
    const { subjects } = await trace(database.engine, 'nameless elm')
    expect(subjects).toMatchObject([{ source: 'texas', licenseNumber: null, company: 'Nameless Elm' }])
    expect(account({ subjects } as TraceView)[0]).toEqual([
      '2026-01-26 rejected w4.csv 1 line 2: has no license number: Operation is empty',
    ])
    expect(subjects[0]?.steps[0]?.status).toBe('waiting')
  })

  test.each([`%`, `_`, `'; drop table x --`, `\\`, `\0\0x\0`, `""`, 'zzzzz', '+1 212 555 0100', '(', '[a-'])(
    'finds nothing for %j',
    async (text) => {
      expect((await trace(database.engine, text)).subjects).toEqual([])
    },
  )
})

test('records of a run that was added to keep their own files, also where both have one name', async () => {
  const first = csv([texasHeader, ...records([71], [72, { 'Operation Name': '' }], [73])])
  await loaded('2026-03-02', 'same.csv', first)
  const second = `\n\n${csv([texasHeader, ...records([74], [72])])}`
  await loaded('2026-03-02', 'same.csv', second, { mode: 'add' })
  const third = csv([texasHeader, ...records([75])])
  await loaded('2026-03-02', 'third.csv', third, { mode: 'add' })
  const steps = async (number: number) => account(await trace(database.engine, license(number)))[0]?.slice(-3)
  expect(await steps(73)).toEqual(Array(3).fill('2026-03-02 loaded same.csv 3 line 4'))
  expect(await steps(74)).toEqual([
    '2026-03-02 missing: no record of same.csv names it',
    ...Array(2).fill('2026-03-02 loaded same.csv 1 line 4'),
  ])
  expect(await steps(72)).toEqual([
    expect.stringMatching(/rejected same\.csv 2 line 3/),
    ...Array(2).fill('2026-03-02 loaded same.csv 2 line 5'),
  ])
  expect((await steps(75))?.at(-1)).toBe('2026-03-02 loaded third.csv 1 line 2')
})

test('facilities that share a license are each told against what they were', async () => {
  const shared = (name: string, capacity: string): Row => [
    80,
    { 'Operation Name': name, Address: `${name} RD`, Capacity: capacity },
  ]
  await loaded('2026-04-06', 's1.csv', csv([texasHeader, ...records(shared('ASH', '1'), shared('ELM', '2'))]))
  await loaded('2026-04-13', 's2.csv', csv([texasHeader, ...records(shared('ELM', '3'), shared('ASH', '1'))]))
  expect(account(await trace(database.engine, license(80)))[0]?.slice(-2)).toEqual([
    '2026-04-13 loaded s2.csv 1 line 2 facility.capacity 2 → 3 license.licensee_name ASH → ELM',
    '2026-04-13 loaded s2.csv 2 line 3 license.licensee_name ASH → ELM',
  ])
})

test('tells at most 50 subjects, and that there are more', async () => {
  const many = Array.from({ length: 60 }, (_, index): Row => [200 + index, { 'Operation Name': 'Many Oaks' }])
  await loaded('2026-05-04', 'many.csv', csv([texasHeader, ...records(...many)]))
  const view = await trace(database.engine, 'many oaks')
  expect([view.subjects.length, view.more]).toEqual([50, true])
})

test('says that there is more where rejects are too many to tell', async () => {
  const last = await loaded('2026-05-11', 'odd.csv', csv([texasHeader, ...records([301])]))
  await database.engine.client.query(
    `insert into loader.row_issue (run_id, file_number, record, line, severity, cause, reason, raw)
     select $1, 0, n, n + 1, 'reject', 'cells_missing', 'has too few cells', '(210) 553-1234'
       from generate_series(10, 210) n`,
    [last],
  )
  expect((await trace(database.engine, '210-553-1234')).more).toBe(true)
  await database.engine.client.query('delete from loader.row_issue where run_id = $1 and record > 200', [
    last,
  ])
  expect((await trace(database.engine, '210-553-1234')).more).toBe(false)
})

test('a run that was discarded is no step, and runs without files of the source are none', async () => {
  const nevada = 'Name,Credential Type,Credential Number,Status,Address,State,County,Phone,First Issue Date\n'
  const line = 'WILLOW HALL,CENTER,900-1,Active,"1 ELM ST RENO, NV 89501",NV,WASHOE,775-555-0100,1/2/20\n'
  const waiting = await loaded('2026-06-01', 'nevada.csv', nevada + line, { publish: 'never' })
  expect(account(await trace(database.engine, '900-1'))).toEqual([['2026-06-01 loaded nevada.csv 1 line 2']])
  await discard(database.engine, waiting)
  expect((await trace(database.engine, '900-1')).subjects).toEqual([])
})

test('a run whose schema somebody dropped hides no other run', async () => {
  const dropped = await loaded('2026-07-06', 'd1.csv', csv([texasHeader, ...records([401])]))
  await loaded('2026-07-13', 'd2.csv', csv([texasHeader, ...records([401])]))
  await database.engine.client.query('drop schema leads_20260706 cascade')
  expect(account(await trace(database.engine, license(401)))[0]?.slice(-2)).toEqual([
    '2026-07-06 unknown: the tables of this run are gone: somebody dropped its schema',
    '2026-07-13 loaded d2.csv 1 line 2',
  ])
  await deleteRun(database.engine, dropped)
})

test('is ended by the signal', async () => {
  const cancel = new AbortController()
  const tracing = trace(database.engine, 'invented', cancel.signal)
  cancel.abort(new Error('enough'))
  await expect(tracing).rejects.toThrow('enough')
})

// 'Not in the files' was said of a license whose record had lost its number in the spreadsheet.
describe('a license whose record lost its number', () => {
  let run = 0
  beforeAll(async () => {
    const names = { 'Operation Name': 'Lost & Found Care' }
    const before = records([901, names], [902])
    await loaded('2027-01-04', 'found.csv', csv([texasHeader, ...before]))
    const after = records([902], [901, { ...names, Operation: '' }])
    run = await loaded('2027-01-11', 'lost.csv', csv([texasHeader, ...after]))
  })

  test('is told as rejected, with the place of the record of the same company', async () => {
    expect(
      account(await trace(database.engine, license(901)))
        .at(0)
        ?.slice(-2),
    ).toEqual([
      '2027-01-04 loaded found.csv 1 line 2',
      '2027-01-11 rejected lost.csv 2 line 3: the record of the same company was rejected: has no license number: Operation is empty',
    ])
    expect(
      account(await trace(database.engine, license(902)))
        .at(0)
        ?.at(-1),
    ).toContain('loaded lost.csv')
  })

  test('is gone from the run, and the comparison says that it was rejected', async () => {
    const changes = await openChanges(database.engine, run, null)
    try {
      const { rows } = await changes.rows({ ...everyChange, kind: 'gone' }, 0, 10)
      expect(rows.map(({ licenseNumber, rejected }) => [licenseNumber, rejected])).toEqual(
        Array(2).fill([
          license(901),
          { file: 'lost.csv', line: 3, reason: 'has no license number: Operation is empty' },
        ]),
      )
    } finally {
      await changes.close()
    }
  })
})
