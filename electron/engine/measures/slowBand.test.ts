import { describe, expect, test } from 'vitest'
import type { Band, EarlierValue } from './band.ts'
import { slowKinds } from './kinds.ts'
import { slowBand } from './slowBand.ts'

const day = 86_400_000
const dateOf = (days: number) => new Date(Date.UTC(2026, 0, 5) + days * day).toISOString().slice(0, 10)

/** Of the run after some, one every so many days. */
function bandAfter(values: readonly number[], kind = 'slow_rows', records = 1000, days = 7, churn = 0.02) {
  const earlier = values.map((value, index) => ({ runId: index + 1, date: dateOf(index * days), value }))
  const noise = { ...slowKinds[kind]!, records }
  return (more: Partial<EarlierValue>[] = []) =>
    slowBand(
      earlier.map((one, index) => ({ ...one, ...more[index] })),
      dateOf(values.length * days),
      noise,
      churn,
    )
}

const outside = (band: Band | null, value: number) =>
  band !== null && (value > band.high || (band.low !== null && value < band.low))

/** After which week of a change by so much a week it is told, when so many weeks were without it. */
function toldAfter(start: number, factor: number, still: number, kind = 'slow_rows', records = 1000): number {
  const values = Array.from({ length: still }, () => start)
  for (let week = 1; week <= 14; week += 1) {
    const value = start * factor ** week
    if (outside(bandAfter(values, kind, records)(), value)) return week
    values.push(value)
  }
  return Infinity
}

describe('a change that adds up is told within 8 weeks', () => {
  test.each([
    ['rows that fall by 1.5 %', 5000, 0.985, 'slow_rows'],
    ['a mean capacity that grows by 2 %', 60, 1.02, 'slow_mean'],
    ['a county of 5 % that fades by 8 %', 0.05, 0.92, 'slow_share'],
    ['open licenses that become 2 % fewer', 0.9, 0.98, 'slow_share'],
  ])('%s', (_what, start, factor, kind) => {
    expect(toldAfter(start, factor, 10, kind)).toBeLessThanOrEqual(8)
    // also when it began with the first run
    expect(toldAfter(start, factor, 1, kind)).toBeLessThanOrEqual(8)
  })
})

test('a list that grows by 0.3 % a week is as it should be', () => {
  expect(toldAfter(5000, 1.003, 10)).toBe(Infinity)
})

test('what jumps about is not taken for a change that adds up', () => {
  const values = [1000, 940, 1060, 950, 1040, 960, 1050, 945, 1055, 1000]
  expect(outside(bandAfter(values)(), 900)).toBe(false)
})

test('what jumped is told in its week, and not for months after', () => {
  const values = [1000, 1002, 999, 1001, 1003, 1000, 1002, 1090, 1088, 1091]
  expect(outside(bandAfter(values)(), 1093)).toBe(false)
  expect(outside(bandAfter(values)(), 1200)).toBe(true)
})

test('a list that falls a little every week is told beside a burst, and when it is loaded every day', () => {
  const falling = Array.from({ length: 12 }, (_, week) => 1000 * 0.985 ** Math.max(0, week - 4))
  expect(outside(bandAfter(falling)(), 1000 * 0.985 ** 8)).toBe(true)
  const burst = falling.map((value, week) => (week < 8 ? value : value + 15))
  expect(outside(bandAfter(burst)(), 1000 * 0.985 ** 8 + 15)).toBe(true)
  const daily = falling.flatMap((value) => Array.from({ length: 7 }, () => value))
  expect(outside(bandAfter(daily, 'slow_rows', 1000, 1)(), 1000 * 0.985 ** 8)).toBe(true)
})

test('there is none before two runs are six weeks old, and what a person accepted starts anew', () => {
  expect(bandAfter([1, 1, 1, 1, 1, 1])()).toBeNull()
  expect(bandAfter([1, 1, 1, 1, 1, 1, 1])()).toMatchObject({ runs: [1, 2], expected: 1 })
  const accepted = Array.from({ length: 10 }, (_, index) => ({ restart: index === 4 }))
  expect(bandAfter([1, 1, 1, 1, 5, 5, 5, 5, 5, 5])(accepted)).toBeNull()
})

test('of a source that is loaded daily as many days count', () => {
  const band = bandAfter(
    Array.from({ length: 60 }, () => 1000),
    'slow_rows',
    1000,
    1,
  )()
  expect(band?.runs).toHaveLength(19)
  expect(outside(band, 900)).toBe(true)
})

test('a small category that was too small to be written down, and is not any more, is chance', () => {
  const none = Array.from({ length: 12 }, () => 0)
  // 3 of 160 records
  expect(outside(bandAfter(none, 'slow_share', 160)(), 3 / 160)).toBe(false)
  expect(outside(bandAfter(none, 'slow_share', 160)(), 0.1)).toBe(true)
  expect(outside(bandAfter(none, 'slow_share', 5000)(), 0.02)).toBe(true)
})
