import { expect, test } from 'vitest'
import { parseCheck } from '../check.ts'
import { judge } from './judge.ts'
import { parseThreshold, type Threshold } from './threshold.ts'

function checkOf(lines: string) {
  return parseCheck(
    'x',
    `--! title: t\n--! protects: p\n--! family: range\n--! advice: look\n${lines}\nselect 1`,
  )
}
const threshold = (text: string) => parseThreshold(text) as Threshold
const holds = (warn: string, error: string) => ({
  warn: threshold(warn),
  error: threshold(error),
  snoozed: null,
})
const counted = checkOf('--! of: facility\n--! found: are odd\n--! warn: from 1 row')
const shares = checkOf('--! of: files\n--! measured: share\n--! found: {share} of {file}\n--! warn: over 5 %')
const days = checkOf('--! of: source\n--! measured: days\n--! found: {value} passed\n--! warn: over 30 days')
const fewRows = checkOf(
  '--! of: source\n--! measured: rows\n--! found: only {value}\n--! warn: below 10 rows',
)
const learned = checkOf(
  '--! of: measures\n--! learned: yes\n--! measures: rows\n--! found: {name} is odd\n--! warn: over 1 ×',
)

test.each([
  ['rows, fewer than from when it speaks', 2, 'from 3 rows', 'off', 'passed', 'warn'],
  ['as many rows', 3, 'from 3 rows', 'off', 'failed', 'warn'],
  ['a share that is not over its limit', 5, 'over 5 %', 'off', 'passed', 'warn'],
  ['a share over its limit', 6, 'over 5 %', 'off', 'failed', 'warn'],
  ['a share over both limits', 6, 'over 1 %', 'over 5 %', 'failed', 'error'],
  ['nothing, even over 0 %', 0, 'over 0 %', 'off', 'passed', 'warn'],
])('of %s', (_what, given, warn, error, status, severity) => {
  const found = { given, rows: Array.from({ length: given }, (_, id) => ({ source: 'texas', id })) }
  expect(judge(counted, 'texas', found, 100, holds(warn, error))).toMatchObject({
    status,
    severity,
    offending: given,
    observed: expect.stringContaining(`${given} of 100 facilities`),
  })
})

test.each([
  [10, 'warn'],
  [11, 'error'],
])('a share of %i rows fails as %s where 11 are the fewest', (given, severity) => {
  const few = checkOf(
    '--! of: facility\n--! found: are odd\n--! warn: from 1 row\n--! error: over 1 %\n--! fewest: 11',
  )
  const found = { given, rows: Array.from({ length: given }, (_, id) => ({ source: 'texas', id })) }
  const judged = judge(few, 'texas', found, 100, holds('from 1 row', 'over 1 %'))
  expect(judged).toMatchObject({ status: 'failed', severity })
  expect(judged.expected).toBe('warns from 1 row, fails over 1 % and from 11 rows')
})

test('the number of a chart is in the unit of the threshold', () => {
  const found = { given: 6, rows: [] }
  expect(judge(counted, null, found, 100, holds('over 5 %', 'off'))).toMatchObject({
    value: 0.06,
    unit: 'share',
    high: 0.05,
    low: null,
  })
  expect(judge(counted, null, found, 100, holds('from 3 rows', 'over 5 %'))).toMatchObject({
    value: 6,
    unit: 'rows',
    high: 3,
  })
})

test('of shares the rows over the limit offend, the worst first', () => {
  const rows = [0.01, 0.07, 0.2].map((share, number) => ({ source: 'texas', file: `${number}.csv`, share }))
  const result = judge(shares, 'texas', { given: 3, rows }, 3, holds('over 5 %', 'over 50 %'))
  expect(result).toMatchObject({ status: 'failed', severity: 'warn', offending: 2, observed: 'at most 20 %' })
  expect(result.rows).toEqual([rows[2], rows[1]])
  expect(result.explanation).toBe('In texas 20 % of 2.csv (and 1 more); it warns over 5 %: look.')
  expect(judge(shares, 'texas', { given: 3, rows }, 3, holds('from 4 rows', 'off')).status).toBe('passed')
})

test.each([
  ['days over their limit', days, 31, 'failed', '31 days'],
  ['days at their limit', days, 30, 'passed', '30 days'],
  ['rows below their limit', fewRows, 9, 'failed', '9 rows'],
  ['rows at their limit', fewRows, 10, 'passed', '10 rows'],
  ['one row', fewRows, 1, 'failed', '1 row'],
])('of %s', (_what, check, value, status, observed) => {
  const found = { given: 1, rows: [{ source: 'texas', value }] }
  const result = judge(check, 'texas', found, 1, { ...check, snoozed: null })
  expect(result).toMatchObject({ status, observed, value })
  expect(result.rows).toHaveLength(status === 'failed' ? 1 : 0)
})

test.each([
  ['a value where there is none', days, 1, 'nothing to compare with'],
  ['facilities where there are none', counted, 0, 'no rows in facility'],
  ['files where there are none', shares, 0, 'no files of this source in this run'],
  ['what was never learned', learned, 0, 'nothing learned yet: it needs 4 published runs'],
])('%s is skipped', (_what, check, total, observed) => {
  const result = judge(check, 'texas', { given: 0, rows: [] }, total, { ...check, snoozed: null })
  expect(result).toMatchObject({ status: 'skipped', observed, value: null })
})

test('what is switched off is skipped, whatever was found', () => {
  const result = judge(counted, 'texas', { given: 5, rows: [] }, 5, holds('off', 'off'))
  expect(result).toMatchObject({ status: 'skipped', observed: 'switched off', explanation: '' })
})

test('learned measures outside their band offend', () => {
  const rows = [1.2, 3].map((distance) => ({ source: 'texas', name: `m${distance}`, distance }))
  const result = judge(learned, 'texas', { given: 2, rows }, 40, holds('over 1 ×', 'over 2.5 ×'))
  expect(result).toMatchObject({ status: 'failed', severity: 'error', offending: 2, value: 3, high: 1 })
  expect(result.explanation).toBe('In texas m3 is odd (and 1 more); it fails over 2.5 ×: look.')
})

test('a snooze is told where something was found, and only there', () => {
  const snoozed = { until: '2026-12-31', who: 'mira', why: 'known' }
  const sleeping = { ...holds('from 1 row', 'off'), snoozed }
  expect(judge(counted, 'texas', { given: 1, rows: [{}] }, 9, sleeping).snoozed).toEqual(snoozed)
  expect(judge(counted, 'texas', { given: 0, rows: [] }, 9, sleeping).snoozed).toBeNull()
})
