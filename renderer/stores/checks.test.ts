import { expect, test } from 'vitest'
import { createFakeBridge } from '../dev/fakeBridge.ts'
import type { BoardGroup } from './checkBoard.ts'
import { boardGroups, snoozeOf, thresholdOf } from './checkBoard.ts'
import { sortResults } from './checkResults.ts'
import { createChecksStore } from './checks.ts'
import { readyValue } from './loadable.ts'

async function checksOf(state: 'weeks' | 'first' | 'lost' = 'weeks') {
  const said: string[] = []
  const bridge = createFakeBridge(state)
  const checks = createChecksStore(bridge, {
    complain: ({ message }) => said.push(message),
    say: (text) => said.push(text),
  })
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
  expect(row?.squares.map(({ runId }) => runId)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
})

test('what is left to look at is awake and did not pass in the newest run', async () => {
  const { board } = await checksOf()
  expect(titles(boardGroups(board(), null, true))).toEqual([
    'Few records are rejected',
    'Row counts are usual',
    'Phone numbers are well formed',
    'Categories are usual',
  ])
  expect(titles(boardGroups(board(), 'oklahoma', true))).toEqual([])
})

test('a database without a run has checks without squares', async () => {
  const { board } = await checksOf('first')
  const rows = boardGroups(board(), null, false).flatMap((group) => group.rows)
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.every(({ squares }) => squares.length === 0)).toBe(true)
})

test('the thresholds of a source stand before those of all', async () => {
  const { card } = await checksOf()
  const reached = card('facilities_can_be_reached')
  expect(thresholdOf(reached, 'nevada').warn).toBe('over 8 %')
  expect(thresholdOf(reached, 'texas').warn).toBe('over 5 %')
})

test.each([
  ['2026-11-30', 'oklahoma', true],
  ['2026-12-01', 'oklahoma', false],
  ['2026-11-22', 'texas', false],
])('on %s the check of %s sleeps: %j', async (today, source, sleeps) => {
  const { card } = await checksOf()
  expect(snoozeOf(card('e_mail_addresses_are_well_formed'), source, today) !== null).toBe(sleeps)
})

test('a chosen check brings its history, of the source that is shown', async () => {
  const { checks } = await checksOf()
  checks.getState().choose('row_counts_are_usual', 30)
  await expect.poll(() => readyValue(checks.getState().history)?.series.length).toBe(9)
  checks.getState().setSource('texas')
  await expect.poll(() => readyValue(checks.getState().history)?.source).toBe('texas')
  expect(readyValue(checks.getState().history)?.series.map(({ label }) => label)).toEqual([
    'Rows',
    'Facilities',
    'Licenses',
  ])
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
  expect(checks.getState().saveError?.message).toBe('Say why the thresholds are changed.')
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
  const change = { check: 'phone_numbers_are_well_formed', source: null, why: 'Known' }
  await checks.getState().snooze({ ...change, until: '2026-12-01' })
  expect(card(change.check).snoozes).toMatchObject([{ until: '2026-12-01', why: 'Known' }])
  await checks.getState().snooze({ ...change, until: null })
  expect(card(change.check).snoozes).toEqual([])
  expect(said).toEqual([
    '“Phone numbers are well formed” is snoozed.',
    '“Phone numbers are well formed” is awake again.',
  ])
})

test('a run that is excluded is no example any more, until that is taken back', async () => {
  const { checks, board } = await checksOf()
  const baseline = () => board().runs.find(({ runId }) => runId === 30)?.baseline
  const change = { runId: 30, source: 'texas', why: 'Half a file' }
  await checks.getState().setBaseline({ ...change, choice: 'exclude' })
  expect(baseline()).toEqual({ texas: 'exclude' })
  await checks.getState().setBaseline({ ...change, choice: 'default' })
  expect(baseline()).toEqual({})
})

test('checks run again once at a time, and say so', async () => {
  const { checks, said } = await checksOf()
  const both = await Promise.all([checks.getState().runAgain(30), checks.getState().runAgain(29)])
  expect(both).toEqual([true, false])
  expect(said).toEqual(['The checks of run 30 have run again.'])
})

test('without a connection the board says why, and running again complains', async () => {
  const { checks, said } = await checksOf('lost')
  expect(checks.getState().board.state).toBe('failed')
  expect(await checks.getState().runAgain(30)).toBe(false)
  expect(said).toEqual(['The connection to the database was lost.'])
})

test('the results of a run: what asks for something first, the rest to be unfolded', async () => {
  const { bridge } = await checksOf()
  const answer = await bridge.runs.show({ runId: 30 })
  if (!answer.ok) throw new Error(answer.error.message)
  const { open, passed, skipped } = sortResults(answer.value.checks)
  expect(open.map(({ family, entries }) => [family, ...entries.map(({ worst }) => worst.title)])).toEqual([
    ['volume', 'Few records are rejected', 'Row counts are usual'],
    ['format', 'Phone numbers are well formed', 'E-mail addresses are well formed'],
    ['change', 'Categories are usual'],
  ])
  // the phones of two sources want a look: one line, and the snoozed check behind it
  expect(open[1]?.entries[0]?.results.map(({ status }) => status)).toEqual(['failed', 'failed', 'passed'])
  expect(passed.length).toBeGreaterThan(5)
  expect(skipped).toEqual([])
})
