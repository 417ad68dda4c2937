import { beforeAll, describe, expect, test } from 'vitest'
import { thisVersion } from '../../db/schema/sqlFile.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texasRecord } from '../../testing/invent/numbered.ts'
import { checkAgain } from '../checks/checkAgain.ts'
import { checks } from '../checks/checks.ts'
import { runChecks } from '../checks/runChecks.ts'
import { load } from '../load/load.ts'
import { deleteRun, discard, publish } from '../runs/change/changeRun.ts'
import { learnBands } from './learnBands.ts'
import { measureRun } from './measureRun.ts'
import { measureSeries } from './measureSeries.ts'
import { setBaseline } from './setBaseline.ts'

const { folder, write } = testFiles()
const learned = checks.filter((check) => check.learned)
/** 120 records, of which 2 come and 2 go in a week, 30 have no email, one a phone that nobody understands, one a twin. */
const size = 120

const database = testEngine()

beforeAll(async () => {
  for (let week = 1; week <= 6; week += 1) await loadWeek(week)
})

const dateOf = (week: number) => new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10)

function records(week: number, count = size): string[][] {
  const list = Array.from({ length: count }, (_, index) => {
    const number = index + 2 * week
    return texasRecord(number, {
      'Email Address': number % 4 === 0 ? '' : `office${number}@care.example`,
      County: `EXAMPLE ${number % 3}`,
      City: `SAMPLETON ${number % 5}`,
      Status: number % 10 === 0 ? 'Initial Permit' : 'Full Permit',
      ...(index === 5 && { Phone: 'ask at the office' }),
    })
  })
  return [...list, list[0] as string[]]
}

async function loadWeek(week: number, of = records(week), other: Partial<Parameters<typeof load>[1]> = {}) {
  const file = write('texas.csv', csv([texasHeader, ...of]))
  const request = {
    folder,
    files: [file],
    date: dateOf(week),
    mode: 'new',
    publish: 'always',
    ...other,
  } as const
  const { run, checks: found } = await load(database.engine, request)
  // capacities grow with the numbers of the records, by 3 % a week, of which slow_changes_are_usual rightly tells
  const spoke = found.filter(
    ({ name, status }) => name.endsWith('_usual') && name !== 'slow_changes_are_usual' && status === 'failed',
  )
  return { ...run, found, spoke: spoke.map(({ name, severity }) => `${severity} ${name}`) }
}

async function valuesOf(runId: number): Promise<Record<string, number>> {
  const { rows } = await database.engine.client.query<{ name: string; value: number }>(
    `select concat_ws(' ', measure, nullif(column_name, ''), nullif(category, '')) as name, value
       from loader.measure where run_id = $1`,
    [runId],
  )
  return Object.fromEntries(rows.map(({ name, value }) => [name, Number(value.toFixed(4))]))
}

async function learnedFrom(runId: number): Promise<number[] | undefined> {
  const { rows } = await database.engine.client.query<{ runs: number[] }>(
    `select runs from loader.band where run_id = $1 and measure = 'rows'`,
    [runId],
  )
  return rows[0]?.runs
}

test('a run is measured when it is loaded', async () => {
  expect(await valuesOf(2)).toMatchObject({
    rows: size,
    'empty contact.email': 0.25,
    'empty contact.phone': 0.0083,
    'empty facility.company': 0,
    'empty attributes.agency_number': 0.6667,
    'distinct facility.company': size,
    'distinct addresscode.county': 3,
    'share license.license_status Full Permit': 0.9,
    'share license.license_status Initial Permit': 0.1,
    'share addresscode.county EXAMPLE 0': 0.3333,
    'share facility.ages_served infant, toddler, preschool': 0.5,
    'pattern addresscode.zip 99999': 1,
    'pattern license.license_number 9': 1,
    'mean facility.capacity': 64.5,
    'median facility.capacity': 64,
    'warnings phone_not_understood': 0.0083,
    'rejected repeat': 0.0083,
    added: 0.0167,
    gone: 0.0167,
    changed: 0,
    'changed_values contact.phone': 0,
    'changed_values facility.company': 0,
    compared_with: 1,
  })
})

test('of a large run some licenses are looked at, the same every week, and all rows counted', async () => {
  const { client } = database.engine
  const measured = async (runId: number) => {
    await measureRun(client, thisVersion(`leads_${dateOf(runId).replaceAll('-', '')}`), runId, size / 3)
    const { rows } = await client.query<{ records: number }>(
      `select records::int from loader.measure where run_id = $1 and measure = 'empty' and column_name = 'contact.email'`,
      [runId],
    )
    return { values: await valuesOf(runId), lookedAt: rows[0]?.records ?? 0 }
  }
  await client.query('begin')
  const second = await measured(2)
  const third = await measured(3)
  await client.query('rollback')
  // a quarter by their hashes, give or take
  expect(second.lookedAt).toBeGreaterThan(size / 8)
  expect(second.lookedAt).toBeLessThan(size / 2)
  // 2 come and 2 go in a week
  expect(Math.abs(third.lookedAt - second.lookedAt)).toBeLessThanOrEqual(2)
  expect(second.values).toMatchObject({
    rows: size,
    'distinct facility.company in 1 of 4 licenses': second.lookedAt,
    'empty facility.company': 0,
    'pattern license.license_number 9': 1,
  })
  expect(Object.keys(second.values)).not.toContain('distinct facility.company')
})

test('the first run has nothing that came or went, and the first four learn nothing', async () => {
  expect(Object.keys(await valuesOf(1))).not.toContain('added')
  expect(await learnedFrom(4)).toBeUndefined()
  expect(await learnedFrom(5)).toEqual([1, 2, 3, 4])
  const { rows } = await database.engine.client.query(
    `select distinct status, observed from loader.check_result where run_id = 4 and name = any ($1)`,
    [learned.map(({ name }) => name)],
  )
  expect(rows).toEqual([{ status: 'skipped', observed: expect.stringContaining('needs 4 published runs') }])
})

test('ordinary weeks are usual in every respect', async () => {
  const { spoke, found, runId } = await loadWeek(7, undefined, { publish: 'never' })
  expect(spoke).toEqual([])
  const results = found.filter(({ name }) => name.endsWith('_usual'))
  expect(results.map(({ status }) => status)).toEqual(
    learned.map(({ name }) => (name === 'slow_changes_are_usual' ? 'skipped' : 'passed')),
  )
  await discard(database.engine, runId)
})

describe('a learned check', () => {
  const cases = learned.flatMap(({ name, measures }) => measures.map((measure) => [name, measure] as const))

  test.each(cases)(
    '%s speaks of %s that are out of their band, and tells of them in a sentence',
    async (name, measure) => {
      const check = learned.filter((one) => one.name === name)
      for (const [halfWidths, failsAs] of [
        [0.9, 'no'],
        [1.3, 'warn'],
        [9, 'error'],
      ] as const) {
        const { client } = database.engine
        await client.query('begin')
        // what is months old has ranges of its own
        await client.query('update loader.run set run_date = run_date - 42 where run_id < 5')
        await learnBands(client, 6)
        await client.query(
          `update loader.measure m
            set value = b.expected + $2 * case when b.high > b.expected then b.high - b.expected else b.low - b.expected end
           from (select * from loader.band where run_id = 6 and measure = $1 limit 1) b
          where m.run_id = b.run_id and m.source = b.source and m.measure = b.measure
            and m.column_name = b.column_name and m.category = b.category`,
          [measure, halfWidths],
        )
        const [result] = await runChecks([client], thisVersion('leads_20260216'), 6, check)
        await client.query('rollback')
        if (failsAs === 'no') {
          expect(result).toMatchObject({ status: 'passed' })
          continue
        }
        expect(result).toMatchObject({ status: 'failed', severity: failsAs, source: 'texas', offending: 1 })
        expect(result?.rows[0]).toMatchObject({
          measure,
          runs: expect.arrayContaining([2, 3, 4]),
          distance: expect.closeTo(halfWidths, 5),
        })
        expect(result?.explanation).toMatch(/^In texas .+usually .+; it (warns|fails) over \d ×: .+\.$/)
        expect(result?.explanation).not.toMatch(/[{}]|undefined|null|NaN/)
      }
    },
  )
})

test('half a file is kept from publishing', async () => {
  const { spoke, status, runId } = await loadWeek(7, records(7, size / 2), { publish: 'passing' })
  expect(spoke).toContain('error row_counts_are_usual')
  expect(spoke).toContain('error licenses_come_and_go_as_usual')
  expect(status).toBe('waiting')
  await discard(database.engine, runId)
})

test('a run whose learned checks failed is learned from only once it is accepted, and then starts the level anew', async () => {
  const { engine } = database
  const half = await loadWeek(8, records(8, size / 2), { publish: 'passing' })
  await publish(engine, half.runId, { reason: 'half of them did close' })
  const next = await loadWeek(9, records(9, size / 2), { publish: 'never' })
  expect(await learnedFrom(next.runId)).toEqual([1, 2, 3, 4, 5, 6])
  expect(next.spoke).toContain('error row_counts_are_usual')

  await setBaseline(engine, {
    runId: half.runId,
    source: null,
    choice: 'accept',
    why: 'half of them moved on',
  })
  const again = await checkAgain(engine, next.runId)
  expect(await learnedFrom(next.runId)).toEqual([1, 2, 3, 4, 5, 6, half.runId])
  const spoke = again.filter(({ name, status }) => name.endsWith('_usual') && status === 'failed')
  expect(spoke.map(({ name }) => name)).toEqual([])

  await setBaseline(engine, { runId: half.runId, source: 'texas', choice: 'default', why: 'not after all' })
  await checkAgain(engine, next.runId)
  expect(await learnedFrom(next.runId)).toEqual([1, 2, 3, 4, 5, 6])
  await discard(engine, next.runId)
  await deleteRun(engine, half.runId)
})

test('neither an excluded run is learned from, nor one that was deleted, replaced or is of the same date', async () => {
  const { engine } = database
  const first = await loadWeek(10)
  const second = await loadWeek(10, undefined, { mode: 'replace' })
  expect(await learnedFrom(second.runId)).toEqual([1, 2, 3, 4, 5, 6])
  await setBaseline(engine, { runId: 2, source: 'texas', choice: 'exclude', why: 'a holiday' })
  const third = await loadWeek(11)
  expect(await learnedFrom(third.runId)).toEqual([1, 3, 4, 5, 6, second.runId])
  await setBaseline(engine, { runId: 2, source: 'texas', choice: 'default', why: 'it was no holiday' })
  await deleteRun(engine, second.runId)
  const fourth = await loadWeek(12)
  expect(await learnedFrom(fourth.runId)).toEqual([1, 2, 3, 4, 5, 6, third.runId])
  expect([first.status, first.spoke]).toEqual(['published', []])
})

test('what a baseline is of must be there, and have a reason', async () => {
  const { engine } = database
  const baseline = { runId: 1, source: null, choice: 'exclude', why: 'a test' } as const
  await expect(setBaseline(engine, { ...baseline, runId: 999 })).rejects.toMatchObject({
    code: 'unknown-run',
  })
  await expect(setBaseline(engine, { ...baseline, source: 'nevada' })).rejects.toThrow(
    "has no source 'nevada'",
  )
  await expect(setBaseline(engine, { ...baseline, why: ' ' })).rejects.toThrow('reason')
  const { runId } = await loadWeek(13, undefined, { publish: 'never' })
  await discard(engine, runId)
  await expect(setBaseline(engine, { ...baseline, runId })).rejects.toMatchObject({ code: 'run-state' })
})

test('the series of a check tell its measures with their bands, the striking ones first', async () => {
  const { engine } = database
  const { runId } = await loadWeek(13, records(13, size / 2), { publish: 'never' })
  const rows = learned.find(({ name }) => name === 'row_counts_are_usual') as (typeof learned)[number]
  const [series, ...others] = await measureSeries(engine, rows, 'texas')
  expect(others).toEqual([])
  expect(series).toMatchObject({ label: 'Rows', unit: 'rows', outside: true })
  expect(series?.points[0]).toMatchObject({
    runId: 1,
    value: size,
    low: null,
    high: null,
    state: 'skipped',
    excluded: false,
  })
  expect(series?.points.at(-1)).toMatchObject({ runId, value: size / 2, state: 'failed', excluded: true })
  expect(series?.learned?.runs).toContain(1)
  expect(series?.learned?.method).toMatch(/learned from \d+ runs/)

  const categories = learned.find(({ name }) => name === 'categories_are_usual') as (typeof learned)[number]
  const many = await measureSeries(engine, categories, null)
  expect(many.length).toBeGreaterThan(4)
  expect(many.length).toBeLessThanOrEqual(12)
  expect(many.every(({ label }) => label.startsWith('texas: '))).toBe(true)
  await discard(engine, runId)
})

test('a run before whose schema was dropped by hand is no reason to fail', async () => {
  const { engine } = database
  await engine.client.query(`drop schema leads_${dateOf(12).replaceAll('-', '')} cascade`)
  const { runId, found } = await loadWeek(14, undefined, { publish: 'never' })
  expect(Object.keys(await valuesOf(runId))).not.toContain('added')
  expect(found.find(({ name }) => name === 'licenses_come_and_go_as_usual')).toMatchObject({
    status: 'skipped',
  })
})
