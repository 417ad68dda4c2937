import { expect, test } from 'vitest'
import type { CheckSeries } from '../../shared/window/checks.ts'
import {
  formatBand,
  formatValue,
  pointSentence,
  pointText,
  runNumbers,
  seriesText,
  thresholdText,
  weightOf,
} from './checksText.ts'

test.each([
  [0.121, 'share', '12.1 %'],
  [0, 'share', '0 %'],
  [0.00034, 'share', '0.034 %'],
  [1, 'rows', '1 row'],
  [12_099, 'rows', '12,099 rows'],
  [41.5, 'number', '41.5'],
  [8, 'days', '8 days'],
] as const)('%d as %s is written %j', (value, unit, text) => {
  expect(formatValue(value, unit)).toBe(text)
})

test.each([
  [true, 62, 78, 'usual 62–78 rows'],
  [true, null, 78, 'usually at most 78 rows'],
  [true, 62, null, 'usually at least 62 rows'],
  [false, 62, 78, '62–78 rows'],
  [false, null, 78, 'limit 78 rows'],
  [false, 62, null, 'at least 62 rows'],
  [true, null, null, ''],
] as const)('a band (learned: %j) of %j to %j is written %j', (learned, low, high, text) => {
  expect(formatBand(low, high, { unit: 'rows', learned })).toBe(text)
})

test.each([
  [[5, 1, 2, 3], '1–3, 5'],
  [[7], '7'],
  [[], ''],
] as const)('runs %j are written %j', (runs, text) => {
  expect(runNumbers(runs)).toBe(text)
})

test.each([
  [{ warn: 'from 1 row', error: 'over 5 %' }, 'warns from 1 row, fails over 5\u00a0%'],
  [{ warn: 'off', error: 'from 1 row' }, 'fails from 1 row'],
  [{ warn: 'off', error: 'off' }, 'off'],
])('thresholds %j read %j', (threshold, text) => {
  expect(thresholdText(threshold)).toBe(text)
})

test('what is snoozed waits behind all that is awake, but before what passed', () => {
  const order = [
    weightOf('failed', false),
    weightOf('error', false),
    weightOf('warned', false),
    weightOf('failed', true),
    weightOf('warned', true),
    weightOf('passed', false),
    weightOf('skipped', false),
  ]
  expect(order).toEqual([...order].sort((a, b) => b - a))
  expect(new Set(order).size).toBe(order.length)
})

const point = {
  runId: 1,
  date: '2026-11-15',
  value: 70,
  low: 62,
  high: 78,
  state: 'passed',
  excluded: false,
} as const
const rows = { unit: 'rows', learned: true } as const
const series = (...points: CheckSeries['points']): CheckSeries => ({
  label: 'Rows',
  unit: 'rows',
  points,
  learned: { method: 'median', runs: [1, 2, 3, 4] },
  outside: false,
})

test('a point says when, how it ended, what was found and what is usual', () => {
  expect(pointText({ ...point, value: 41, state: 'failed', excluded: true }, rows)).toBe(
    '15 Nov 2026, run 1: Failed, 41 rows, usual 62–78 rows, no example of what is usual',
  )
})

test.each([
  [[], 'Rows: no numbers yet.'],
  [
    [point],
    'Rows: one run, 15 Nov 2026, between 70 and 70 rows. Last 70 rows, within its range (usual 62–78 rows).',
  ],
  [
    [point, { ...point, runId: 2, date: '2026-11-22', value: 41 }],
    'Rows: 2 runs from 15 Nov 2026 to 22 Nov 2026, between 41 and 70 rows. Last 41 rows, outside its range (usual 62–78 rows).',
  ],
  [
    [{ ...point, value: 90, low: null }],
    'Rows: one run, 15 Nov 2026, between 90 and 90 rows. Last 90 rows, outside its range (usually at most 78 rows).',
  ],
])('a chart is told in a sentence', (points, text) => {
  expect(seriesText(series(...points))).toBe(text)
})

const limits = { warn: 'from 1 row', error: 'off' }

test.each([
  [
    { ...point, value: 41, state: 'failed' },
    rows,
    'Run 1 of 15 Nov 2026 has 41 rows, below the usual 62–78 rows.',
  ],
  [
    { ...point, value: 90, low: null, state: 'failed' },
    rows,
    'Run 1 of 15 Nov 2026 has 90 rows, above the usual 78 rows.',
  ],
  [
    { ...point, value: 2, low: null, high: 1, state: 'warned' },
    { unit: 'rows', learned: false },
    'Run 1 of 15 Nov 2026 has 2 rows; the check warns from 1 row.',
  ],
  [point, rows, ''],
  [{ ...point, value: null, state: 'error' }, rows, ''],
] as const)('a run that did not pass explains itself', (of, measure, text) => {
  expect(pointSentence(of, measure, limits)).toBe(text)
})
