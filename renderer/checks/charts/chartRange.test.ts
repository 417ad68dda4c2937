import { expect, test } from 'vitest'
import type { CheckSeries } from '../../../shared/window/checks.ts'
import { chartRange, datesShown, limitLines } from './chartRange.ts'

const series = (
  unit: CheckSeries['unit'],
  values: readonly (number | null)[],
  learned = false,
): CheckSeries => ({
  label: 'Rows',
  unit,
  points: values.map((value, index) => ({
    runId: index + 1,
    date: '2026-11-22',
    value,
    state: 'passed',
    excluded: false,
    low: learned ? 62 : null,
    high: learned ? 78 : null,
  })),
  learned: learned ? { method: 'median', runs: [1, 2, 3, 4] } : null,
  outside: false,
})

test.each([
  ['share', 'from 1 row', 'over 5 %', [[0.05, 'error']]],
  ['rows', 'from 1 row', 'over 5 %', [[1, 'warn']]],
  ['days', 'over 1,000 days', 'off', [[1000, 'warn']]],
  ['rows', 'off', 'below 20 rows', [[20, 'error']]],
  ['number', 'over 1 ×', 'over 2 ×', []],
] as const)('of %s, %j and %j have the lines %j', (unit, warn, error, lines) => {
  const found = limitLines(series(unit, [1]), { warn, error })
  expect(found.map(({ value, kind }) => [value, kind])).toEqual(lines)
})

test('a learned check has a band and no line', () => {
  expect(limitLines(series('rows', [70], true), { warn: 'from 1 row', error: 'off' })).toEqual([])
})

const line = (value: number) => ({ value, kind: 'error', text: '' }) as const

test('a chart of what is wrong begins at nothing and shows the limit near it', () => {
  const { low, high } = chartRange(series('share', [0.02, 0.03]), [line(0.05)])
  expect(low).toBe(0)
  expect(high).toBeGreaterThan(0.05)
})

test('a limit far away does not flatten the numbers', () => {
  expect(chartRange(series('share', [0.001, 0.002]), [line(0.5)]).high).toBeLessThan(0.01)
})

test('a level shows its own ups and downs, band included', () => {
  const { low, high } = chartRange(series('rows', [69, 71], true), [])
  expect(low).toBeGreaterThan(55)
  expect(low).toBeLessThan(62)
  expect(high).toBeGreaterThan(78)
})

test.each([
  [series('rows', []), { low: 0, high: 1 }],
  [series('share', [0, 0, null]), { low: 0, high: 0.01 }],
])('a chart without numbers still has an axis', (of, range) => {
  expect(chartRange(of, [])).toEqual(range)
})

test('the newest run always has its date', () => {
  expect(datesShown(30, 6)).toEqual([4, 9, 14, 19, 24, 29])
  expect(datesShown(3, 6)).toEqual([0, 1, 2])
  expect(datesShown(0, 6)).toEqual([])
})
