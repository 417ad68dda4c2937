import { beforeAll, expect, test } from 'vitest'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texas, texasRecord } from '../../testing/invent/numbered.ts'
import { load } from '../load/load.ts'
import type { LoadRequest } from '../load/loadRequest.ts'
import { tablesOf } from '../runs/tablesOf.ts'
import type { CheckResult } from './checkResult.ts'
import { checks } from './checks.ts'
import { runChecks } from './runChecks.ts'

const { folder, write } = testFiles()
const database = testEngine()

const loaded = (name: string, other: Pick<LoadRequest, 'date' | 'mode'>) =>
  load(database.engine, { folder, files: [name], publish: 'always', ...other })

/** A week whose list a late file was added to: run 2, which began with the records of run 1. */
beforeAll(async () => {
  write('texas.csv', texas(40))
  write('newer.csv', texas(41))
  write('late.csv', texas(3, 1000))
  await loaded('newer.csv', { date: '2019-11-17', mode: 'new' })
  await loaded('late.csv', { date: '2019-11-17', mode: 'add' })
})

async function foundOf(name: string, date: string, file: string): Promise<CheckResult | undefined> {
  const { run } = await load(database.engine, { folder, files: [file], date, mode: 'new', publish: 'never' })
  const wanted = checks.filter((check) => check.name === name)
  return (await runChecks([database.engine.client], tablesOf(run), run.runId, wanted))[0]
}

test('a file is not new when its bytes stand in the run that others were added to', async () => {
  const result = await foundOf('files_are_new', '2019-11-24', 'newer.csv')
  expect(result).toMatchObject({
    status: 'failed',
    rows: [{ file: 'newer.csv', earlier_file: 'newer.csv', earlier_run: 2, earlier_date: '2019-11-17' }],
  })
})

test('a file is an older one when another was published since', async () => {
  await loaded('texas.csv', { date: '2019-11-25', mode: 'new' })
  const result = await foundOf('files_are_not_older', '2019-12-01', 'newer.csv')
  expect(result).toMatchObject({ status: 'failed', rows: [{ earlier_run: 2, since_date: '2019-11-25' }] })
})

test('a field is compared with the column of the file that others were added to', async () => {
  await database.engine.client.query(
    `update loader.run_file set mapping = mapping || '{"Status": "Permit"}' where run_id = 1`,
  )
  const result = await foundOf('columns_feed_the_same_fields', '2019-11-18', 'texas.csv')
  expect(result).toMatchObject({ status: 'failed', rows: [{ column_before: 'Permit', previous_run: 2 }] })
})

test('values of the run that others were added to are not understood after it either', async () => {
  const odd = { Phone: '12', 'Email Address': 'ask me' }
  write('odd.csv', csv([texasHeader, ...Array.from({ length: 10 }, (_, number) => texasRecord(number, odd))]))
  await loaded('odd.csv', { date: '2020-01-05', mode: 'new' })
  const { checks: found } = await loaded('late.csv', { date: '2020-01-05', mode: 'add' })
  const told = found.filter(({ name }) => /^(phones|emails)_are_well_formed$/.test(name))
  expect(told.map(({ status, observed }) => [status, observed])).toEqual(
    Array(2).fill(['failed', '10 of 13 facilities (76.9 %)']),
  )
})

// One of two mended rejects was wrong again: 50 % of the little file failed, and an alert went out.
test('rejects of an added file are a share of the date, a whole list that was added to others is judged by itself', async () => {
  const wrong = texasRecord(2001, { Operation: '' })
  write('mended.csv', csv([texasHeader, texasRecord(2000), wrong]))
  await loaded('texas.csv', { date: '2020-02-02', mode: 'new' })
  const { checks: found } = await loaded('mended.csv', { date: '2020-02-02', mode: 'add' })
  expect(found.find(({ name }) => name === 'few_records_are_rejected')).toMatchObject({
    status: 'failed',
    severity: 'warn',
    observed: 'at most 2.4 %',
    explanation: expect.stringContaining(
      '2.4 % of the records of texas in this date, counting mended.csv, were rejected (1 of 42)',
    ),
  })
  await load(database.engine, {
    ...{ folder, files: ['mended.csv'], date: '2020-02-09', mode: 'new', publish: 'never' },
  } as LoadRequest).then(({ checks: alone }) =>
    expect(alone.find(({ name }) => name === 'few_records_are_rejected')).toMatchObject({
      severity: 'error',
      observed: 'at most 50 %',
    }),
  )
})

test('a file that lacks five columns is one file', async () => {
  const lacking = ['County', 'Capacity', 'Status', 'Phone', 'Type']
  const kept = texasHeader.map((name) => !lacking.includes(name))
  const cut = (row: readonly string[]) => row.filter((_, index) => kept[index])
  write('lacking.csv', csv([texasHeader, texasRecord(1), texasRecord(2)].map(cut)))
  const result = await foundOf('files_have_all_columns', '2020-03-01', 'lacking.csv')
  expect(result).toMatchObject({
    observed: '1 of 1 files (100 %)',
    offending: 1,
    explanation: expect.stringContaining('(and 4 more)'),
  })
})

test('a facility with two odd phones is one facility', async () => {
  write('phones.csv', csv([texasHeader, texasRecord(1, { Phone: '12 / 13' }), texasRecord(2)]))
  const { run } = await loaded('phones.csv', { date: '2020-03-08', mode: 'new' })
  await database.engine.client.query(
    `insert into loader.row_issue select * from loader.row_issue where run_id = ${run.runId} and cause = 'phone_not_understood'`,
  )
  const wanted = checks.filter(({ name }) => name === 'phones_are_well_formed')
  const [result] = await runChecks([database.engine.client], tablesOf(run), run.runId, wanted)
  expect(result).toMatchObject({ observed: '1 of 2 facilities (50 %)' })
})

// 30 of 70 are a share that only warns.
test('a whole list of another state fails also where it joins the list of its source', async () => {
  const elsewhere = Array.from({ length: 30 }, (_, number) => texasRecord(7000 + number, { State: 'LA' }))
  write('louisiana.csv', csv([texasHeader, ...elsewhere]))
  await loaded('texas.csv', { date: '2020-04-05', mode: 'new' })
  const { checks: found } = await loaded('louisiana.csv', { date: '2020-04-05', mode: 'add' })
  const of = (wanted: string) => found.find(({ name }) => name === wanted)
  expect(of('addresses_are_in_their_state')).toMatchObject({ status: 'failed', severity: 'warn' })
  expect(of('files_are_of_their_state')).toMatchObject({
    status: 'failed',
    severity: 'error',
    explanation: expect.stringContaining('30 of 30 addresses of louisiana.csv are in another state'),
  })
  const { checks: own } = await loaded('late.csv', { date: '2020-04-05', mode: 'add' })
  expect(own.find(({ name }) => name === 'files_are_of_their_state')?.status).toBe('passed')
})
