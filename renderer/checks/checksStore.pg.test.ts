import { beforeAll, beforeEach, expect, test } from 'vitest'
import { load } from '../../electron/engine/load/load.ts'
import { testFiles } from '../../electron/testing/files.ts'
import { csv } from '../../electron/testing/invent/csv.ts'
import { nevadaHeader, texasHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow, texasRecord } from '../../electron/testing/invent/numbered.ts'
import { testWindow } from '../../electron/testing/window.ts'
import type { Bridge } from '../app/bridge.ts'
import { readyValue } from '../components/loadable.ts'
import type { BoardGroup } from './checkBoard.ts'
import { boardGroups, snoozeOf, thresholdOf } from './checkBoard.ts'
import { sortResults } from './checkResults.ts'
import { createChecksStore } from './checksStore.ts'

const { folder, write } = testFiles()
const window = testWindow()

/** Three weeks of Nevada and Texas; in the third every other record of Nevada has no name, and some phones are too short. */
beforeAll(async () => {
  for (const week of [1, 2, 3]) {
    const odd = week === 3
    const nevada = Array.from({ length: 40 }, (_, index) =>
      nevadaRow(index, {
        ...(odd && index % 2 === 0 && { Name: '' }),
        ...(odd && index % 8 === 1 && { Phone: '702-55' }),
      }),
    )
    const rows = nevada.map((row) => nevadaHeader.map((column) => row[column] ?? ''))
    const records = Array.from({ length: 40 }, (_, index) => texasRecord(index + week))
    const files = [
      write('nevada.csv', csv([nevadaHeader, ...rows])),
      write('texas.csv', csv([texasHeader, ...records])),
    ]
    const date = `2026-11-0${week}`
    await load(window.engine, { folder, files, date, mode: 'new', publish: odd ? 'never' : 'always' })
  }
})
beforeEach(() =>
  window.engine.client.query(
    'delete from loader.threshold; delete from loader.snooze; delete from loader.baseline',
  ),
)

const lost = async () =>
  ({
    ok: false,
    error: { code: 'database-lost', message: 'The connection to the database was lost.' },
  }) as const

async function checksOf(own: Partial<Bridge['checks']> = {}) {
  const said: string[] = []
  const { bridge } = window
  const checks = createChecksStore(
    { checks: { ...bridge.checks, ...own } },
    {
      complain: ({ message }) => said.push(message),
      say: (text) => said.push(text),
    },
  )
  await checks.getState().load()
  const board = () => {
    const value = readyValue(checks.getState().board)
    if (value === null) throw new Error('The board is not there.')
    return value
  }
  const card = (name: string) => board().checks.find((one) => one.name === name)!
  return { bridge, checks, said, board, card }
}

const titles = (groups: readonly BoardGroup[]) =>
  groups.flatMap(({ rows }) => rows.map(({ card }) => card.title))

test('shows of all sources the worst result, and of one its own', async () => {
  const { board } = await checksOf()
  const newest = (source: string | null) => {
    const rows = boardGroups(board(), source, false).flatMap((group) => group.rows)
    return rows.find(({ card }) => card.name === 'few_records_are_rejected')?.squares.at(-1)?.worst
  }
  expect(newest(null)).toMatchObject({ source: 'nevada', state: 'failed' })
  expect(newest('texas')).toMatchObject({ source: 'texas', state: 'passed' })
})

test('keeps a square for every run, oldest first', async () => {
  const { board } = await checksOf()
  const [row] = boardGroups(board(), null, false).flatMap((group) => group.rows)
  expect(row?.squares.map(({ runId }) => runId)).toEqual([1, 2, 3])
})

test('what is left to look at is awake and did not pass in the newest run', async () => {
  const { board } = await checksOf()
  expect(titles(boardGroups(board(), null, true))).toEqual([
    'Few records are rejected',
    'A source does not shrink',
    'Contacts are described',
    'Every facility has a phone or an email',
    'Phone numbers are well formed',
    'Licenses stay from week to week',
  ])
  expect(titles(boardGroups(board(), 'texas', true))).not.toContain('Few records are rejected')
})

test('a database without a run has checks without squares', async () => {
  const { board } = await checksOf()
  const rows = boardGroups({ ...board(), runs: [], cells: [] }, null, false).flatMap((group) => group.rows)
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.every(({ squares }) => squares.length === 0)).toBe(true)
})

test('the thresholds of a source stand before those of all', async () => {
  const change = { check: 'facilities_can_be_reached', error: 'over 20 %', why: 'a test' }
  await window.bridge.checks.set({ ...change, source: 'nevada', warn: 'over 8 %' })
  await window.bridge.checks.set({ ...change, source: null, warn: 'over 5 %' })
  const { card } = await checksOf()
  const reached = card('facilities_can_be_reached')
  expect(thresholdOf(reached, 'nevada').warn).toBe('over 8 %')
  expect(thresholdOf(reached, 'texas').warn).toBe('over 5 %')
})

/** A day so many days from today. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test.each([
  [30, 'nevada', true],
  [31, 'nevada', false],
  [10, 'texas', false],
])('%d days from today the check of %s that sleeps for 30 sleeps: %j', async (days, source, sleeps) => {
  const check = 'emails_are_well_formed'
  await window.bridge.checks.snooze({ check, source: 'nevada', until: inDays(30), why: 'a test' })
  const { card } = await checksOf()
  expect(snoozeOf(card(check), source, inDays(days)) !== null).toBe(sleeps)
})

test('the address of a runbook stands with its check, until none is named', async () => {
  const { checks, said, card } = await checksOf()
  const check = 'zips_are_well_formed'
  expect(await checks.getState().setRunbook({ check, address: 'no address' })).toBe(false)
  expect(checks.getState().saveError?.message).toContain('https://wiki.example.com/zips')
  expect(await checks.getState().setRunbook({ check, address: 'https://wiki.example.com/zips' })).toBe(true)
  expect(card(check).runbook).toBe('https://wiki.example.com/zips')
  expect(await checks.getState().setRunbook({ check, address: null })).toBe(true)
  expect([card(check).runbook, said.length]).toEqual([null, 2])
})

test('a chosen check brings its history, of the source that is shown', async () => {
  const { checks } = await checksOf()
  checks.getState().choose('row_counts_are_usual', 3)
  await expect.poll(() => readyValue(checks.getState().history)?.series.length).toBe(2)
  checks.getState().setSource('texas')
  await expect.poll(() => readyValue(checks.getState().history)?.source).toBe('texas')
  expect(readyValue(checks.getState().history)?.series.map(({ label }) => label)).toEqual(['Rows'])
})

test('a history that comes after another check was chosen is not shown', async () => {
  const { checks } = await checksOf()
  checks.getState().choose('row_counts_are_usual')
  checks.getState().choose('categories_are_usual')
  await expect.poll(() => readyValue(checks.getState().history)?.check).toBe('categories_are_usual')
})

test('thresholds are changed with a reason, and the board tells who, when and why', async () => {
  const { checks, said, card } = await checksOf()
  checks.getState().ask({ kind: 'thresholds', check: 'few_records_are_rejected', source: 'nevada' })
  const change = {
    check: 'few_records_are_rejected',
    source: 'nevada',
    warn: 'from 1 row',
    error: 'over 15 %',
  }
  expect(await checks.getState().setThreshold({ ...change, why: '' })).toBe(false)
  expect(checks.getState().saveError?.message).toBe('The reason is missing.')
  expect(checks.getState().dialog).not.toBeNull()
  expect(await checks.getState().setThreshold({ ...change, why: 'A new form' })).toBe(true)
  expect(checks.getState().dialog).toBeNull()
  expect(thresholdOf(card(change.check), 'nevada')).toMatchObject({
    error: 'over 15 %',
    changed: { why: 'A new form' },
  })
  expect(said).toEqual([
    'Thresholds of “Few records are rejected” are changed. Results change when the checks run again.',
  ])
})

test('a check is snoozed and woken', async () => {
  const { checks, said, card } = await checksOf()
  const change = { check: 'phones_are_well_formed', source: null, why: 'Known' }
  await checks.getState().snooze({ ...change, until: inDays(9) })
  expect(card(change.check).snoozes).toMatchObject([{ until: inDays(9), why: 'Known' }])
  await checks.getState().snooze({ ...change, until: null })
  expect(card(change.check).snoozes).toEqual([])
  expect(said).toEqual([
    '“Phone numbers are well formed” is snoozed.',
    '“Phone numbers are well formed” is awake again.',
  ])
})

test('a run that is excluded is no example any more, until that is taken back', async () => {
  const { checks, board } = await checksOf()
  const baseline = () => board().runs.find(({ runId }) => runId === 3)?.baseline
  const change = { runId: 3, source: 'texas', why: 'Half a file' }
  await checks.getState().setBaseline({ ...change, choice: 'exclude' })
  expect(baseline()).toEqual({ texas: 'exclude' })
  await checks.getState().setBaseline({ ...change, choice: 'default' })
  expect(baseline()).toEqual({})
})

test('checks run again once at a time, and say so', async () => {
  const { checks, said } = await checksOf()
  const both = await Promise.all([checks.getState().runAgain(3), checks.getState().runAgain(2)])
  expect(both).toEqual([true, false])
  expect(said).toEqual(['The checks of run 3 have run again.'])
})

test('without a connection the board says why, and running again complains', async () => {
  const { checks, said } = await checksOf({ board: lost, again: lost })
  expect(checks.getState().board.state).toBe('failed')
  expect(await checks.getState().runAgain(3)).toBe(false)
  expect(said).toEqual(['The connection to the database was lost.'])
})

test('the results of a run: what asks for something first, the rest to be unfolded', async () => {
  const { bridge } = await checksOf()
  const answer = await bridge.runs.show({ runId: 3 })
  if (!answer.ok) throw new Error(answer.error.message)
  const { open, known, passed, skipped } = sortResults(answer.value.checks)
  expect(open.map(({ worst }) => [worst.family, worst.title])).toEqual([
    ['volume', 'A source does not shrink'],
    ['volume', 'Few records are rejected'],
    ['format', 'Phone numbers are well formed'],
    ['change', 'Licenses stay from week to week'],
    ['completeness', 'Every facility has a phone or an email'],
    ['completeness', 'Contacts are described'],
  ])
  // the licenses of these files are as old as they were
  expect(known.map(({ worst }) => [worst.title, worst.sameAs])).toEqual([['The newest license is recent', 2]])
  // the results of both sources are one line, the worse first
  expect(open[0]?.results.map(({ source, status }) => [source, status])).toEqual([
    ['nevada', 'failed'],
    ['texas', 'passed'],
  ])
  expect(passed.length).toBeGreaterThan(5)
  // what is learned needs more weeks than these
  const learned = skipped.flatMap(({ entries }) => entries.map(({ name }) => name))
  expect(learned).toContain('row_counts_are_usual')
})
