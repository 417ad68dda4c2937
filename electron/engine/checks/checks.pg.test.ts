import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { load } from '../load/load.ts'
import { discard } from '../runs/changeRun.ts'
import { openTestEngine, type TestEngine } from '../testEngine.ts'
import { testFiles, texas } from '../testFiles.ts'
import { faultHere } from '../testProcess.ts'
import {
  type Check,
  type CheckResult,
  checks,
  failedAsError,
  parseCheck,
  runChecks,
  type Totals,
} from './checks.ts'

const { folder, write } = testFiles()
let database: TestEngine
let runId: number
let schema: string
/** 40 facilities, each with a license, a contact and an address code of its own: 1 is 2.5 %, 3 are 7.5 %. */
let totals: Totals

const request = { folder, files: ['texas.csv'], date: '2026-03-02', mode: 'new', publish: 'never' } as const

beforeAll(async () => {
  write('texas.csv', texas(40))
  database = await openTestEngine()
  const { run } = await load(database.engine, request)
  runId = run.runId
  schema = run.schema as string
  totals = { ...(run.tableRows as Record<string, number>), files: 1 } as unknown as Totals
  expect(totals).toEqual({ facility: 40, license: 40, contact: 40, addresscode: 40, files: 1 })
})
afterAll(() => database.close())

/** What checks find after a statement that is taken back then. */
async function foundAfter(statement: string, wanted: readonly Check[], of = totals): Promise<CheckResult[]> {
  const { client } = database.engine
  await client.query('begin')
  try {
    await client.query(`set local search_path = ${schema}, pg_catalog`)
    await client.query(statement)
    await client.query('set local search_path = pg_catalog')
    return await runChecks([client], schema, runId, of, wanted)
  } finally {
    await client.query('rollback')
  }
}

const named = (name: string) => checks.filter((check) => check.name === name)

test('every check passes on clean data', async () => {
  const results = await foundAfter('select 1', checks)
  expect(results.filter(({ status }) => status !== 'passed')).toEqual([])
  expect(results.map(({ name }) => name)).toEqual(checks.map(({ name }) => name))
})

const cases: [check: string, failsAs: 'warn' | 'error' | 'no', statement: string][] = [
  ['ages_are_in_order', 'warn', 'update facility set min_age = 13, max_age = 12 where facility_id = 1'],
  ['ages_are_in_order', 'error', 'update facility set min_age = 13, max_age = 12 where facility_id <= 3'],
  ['ages_are_in_order', 'no', 'update facility set min_age = 12, max_age = 12'],
  ['ages_are_in_order', 'no', 'update facility set min_age = 12, max_age = null'],
  ['capacities_are_plausible', 'warn', 'update facility set capacity = 0 where facility_id = 1'],
  ['capacities_are_plausible', 'error', 'update facility set capacity = 2001 where facility_id <= 3'],
  ['capacities_are_plausible', 'no', 'update facility set capacity = null where facility_id > 2'],
  ['every_file_loads_records', 'error', 'update loader.run_file set rows_loaded = 0'],
  ['every_record_is_accounted_for', 'error', 'update loader.run_file set rows_read = rows_read + 1'],
  ['every_record_is_accounted_for', 'error', 'delete from facility where facility_id = 1'],
  [
    'every_record_is_accounted_for',
    'error',
    `update facility set source_file = 'other.csv' where facility_id = 1`,
  ],
  ['facilities_can_be_reached', 'warn', 'update facility set contact_id = null where facility_id = 1'],
  ['facilities_can_be_reached', 'warn', 'update contact set phone = null, email = null where contact_id = 1'],
  ['facilities_can_be_reached', 'no', 'update contact set phone = null'],
  ['facilities_have_an_address', 'warn', 'update facility set address1 = null where facility_id = 1'],
  ['facilities_have_an_address', 'warn', 'update facility set addresscode_id = null'],
  ['few_records_are_rejected', 'warn', 'update loader.run_file set rows_read = 44, rows_rejected = 4'],
  ['few_records_are_rejected', 'error', 'update loader.run_file set rows_read = 45, rows_rejected = 5'],
  ['issue_dates_are_past', 'warn', `update license set license_issued = '2026-03-03' where license_id = 1`],
  ['issue_dates_are_past', 'error', `update license set license_issued = '2026-03-03' where license_id <= 3`],
  ['issue_dates_are_past', 'no', `update license set license_issued = '2026-03-02'`],
  ['licenses_have_one_facility', 'warn', 'update facility set license_id = 1 where facility_id = 2'],
  ['no_orphan_rows', 'error', 'update facility set license_id = 1 where facility_id = 2'],
  ['no_orphan_rows', 'error', `insert into contact (phone, updated_dt) values ('+12025550100', now())`],
  ['no_orphan_rows', 'error', `insert into addresscode (city, updated_dt) values ('NOWHERE', now())`],
  ['phones_are_well_formed', 'warn', `update contact set phone = '+1210550001' where contact_id = 1`],
  ['phones_are_well_formed', 'error', `update contact set phone2 = '12105550001' where contact_id <= 3`],
  [
    'phones_are_well_formed',
    'warn',
    `insert into loader.row_issue (run_id, file_number, record, line, severity, cause, value, reason)
     select max(run_id), 0, 1, 2, 'warning', 'phone_not_understood', 'none', 'is no phone' from loader.run`,
  ],
  ['states_are_usps_codes', 'warn', `update addresscode set state = 'XX' where addresscode_id = 1`],
  ['states_are_usps_codes', 'error', `update addresscode set state = 'Texas' where addresscode_id <= 3`],
  ['states_are_usps_codes', 'no', `update addresscode set state = 'tx'`],
  ['texts_are_clean', 'warn', `update facility set company = 'INVENTéD' where facility_id = 1`],
  ['texts_are_clean', 'warn', `update facility set operator = 'CafÃ© Invented' where facility_id = 1`],
  [
    'texts_are_clean',
    'warn',
    `update facility set address1 = 'It\u00e2\u20ac\u2122s Road' where facility_id = 1`,
  ],
  ['texts_are_clean', 'warn', `update facility set company = 'K" Invented' where facility_id = 1`],
  ['texts_are_clean', 'warn', `update facility set company = 'a \ufffd in it' where facility_id = 1`],
  ['texts_are_clean', 'no', `update facility set company = 'Café Ñandú "The Best" 日本 😀'`],
  ['zips_are_well_formed', 'warn', `update addresscode set zip = '2138' where addresscode_id = 1`],
  ['zips_are_well_formed', 'error', `update addresscode set zip = '021389' where addresscode_id <= 3`],
  ['zips_are_well_formed', 'no', `update addresscode set zip = '02138-0001'`],
]

describe('each check', () => {
  test.each(cases)('%s: %s after %s', async (name, failsAs, statement) => {
    const [result] = await foundAfter(statement, named(name))
    if (failsAs === 'no') return expect(result).toMatchObject({ status: 'passed', offending: 0 })
    expect(result).toMatchObject({ status: 'failed', severity: failsAs })
    expect(result?.rows.length).toBeGreaterThan(0)
    expect(result?.observed).toMatch(/^[\d,]+ of [\d,]+ (rows|files)/)
    return expect(failedAsError(result as CheckResult)).toBe(failsAs === 'error')
  })

  test('is tried by a case that fails it', () => {
    const tried = new Set(cases.filter(([, failsAs]) => failsAs !== 'no').map(([name]) => name))
    expect(checks.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
    for (const { name, error } of checks.filter((check) => check.error !== null))
      expect([name, cases.some((one) => one[0] === name && one[1] === 'error'), error !== null]).toEqual([
        name,
        true,
        true,
      ])
  })

  test('keeps 20 of many offending rows', async () => {
    const [result] = await foundAfter('update facility set capacity = 0', named('capacities_are_plausible'))
    expect(result).toMatchObject({ offending: 40, observed: '40 of 40 rows (100 %)' })
    expect(result?.rows).toHaveLength(20)
  })

  test('is skipped where its table has no rows', async () => {
    const [result] = await foundAfter('select 1', named('capacities_are_plausible'), {
      ...totals,
      facility: 0,
    })
    expect(result).toMatchObject({ status: 'skipped', observed: 'no rows in facility' })
  })
})

const header = '--! title: t\n--! protects: p\n--! family: range\n--! of: facility\n--! warn: from 1 row\n'

test.each([
  ['a column that is not there', 'select nothing_of_the_kind from :"load_schema".facility'],
  ['a division by zero', 'select 1 / (facility_id - facility_id) from :"load_schema".facility'],
  ['two statements', 'select 1; drop table loader.run'],
  ['no statement', ''],
])('a check with %s is an error, which keeps a run from being published', async (_what, sql) => {
  const [result] = await runChecks([database.engine.client], schema, runId, totals, [
    parseCheck('broken', header + sql),
  ])
  expect(result).toMatchObject({ status: 'error', severity: 'error' })
  expect(failedAsError(result as CheckResult)).toBe(true)
})

test.each([
  ['without a title', '--! protects: p\n--! family: range\n--! of: facility'],
  ['of an unknown thing', '--! title: t\n--! protects: p\n--! family: range\n--! of: people'],
  [
    'with a threshold of its own making',
    '--! title: t\n--! protects: p\n--! family: range\n--! of: facility\n--! warn: some rows',
  ],
])('a check %s is refused', (_what, text) => {
  expect(() => parseCheck('x', `${text}\nselect 1`)).toThrow('Check x')
})

test('a load whose check can not run waits', async () => {
  const fault = faultHere('before-checks:wait')
  const loading = load(database.engine, { ...request, date: '2026-03-03', publish: 'passing' })
  await fault.reached()
  const { rows } = await database.engine.client.query<{ run: number }>(
    `select run_id as run from loader.run where status = 'running'`,
  )
  await database.engine.client.query(
    `alter table loader_candidate_${rows[0]?.run}.facility rename column capacity to seats`,
  )
  fault.go()
  const { run, published, checks: found } = await loading
  fault.end()
  expect(published).toBe(false)
  expect(run).toMatchObject({ status: 'waiting', checks: { failed: 1 } })
  expect(found.filter(({ status }) => status === 'error').map(({ name }) => name)).toEqual([
    'capacities_are_plausible',
  ])
  await discard(database.engine, run.runId)
})
