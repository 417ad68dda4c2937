import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Band, type EarlierValue, learnBand, type Noise } from './band.ts'

const share: Noise = { of: 'share', records: 1000, relative: 0.1, least: 0, highOnly: false }
const count: Noise = { of: 'count', records: 0, relative: 0.05, least: 0, highOnly: false }
const number: Noise = { of: 'number', records: 1000, relative: 0.1, least: 0, highOnly: false }

/** A run a week, and the date of the next one. */
function weekly(values: readonly number[]): [EarlierValue[], string] {
  const date = (week: number) => new Date(Date.UTC(2025, 0, 6 + 7 * week)).toISOString().slice(0, 10)
  return [values.map((value, week) => ({ runId: week + 1, date: date(week), value })), date(values.length)]
}

function bandOf(values: readonly number[], noise: Noise): Band {
  const band = learnBand(...weekly(values), noise)
  if (band === null) throw new Error('no band')
  return band
}

const inside = ({ low, high }: Band, value: number) => (low === null || value >= low) && value <= high

test.each([
  ['a share that never was above 0, and one record of 1,000 more', [0, 0, 0, 0], share, 0.001, true],
  ['a share that always was 1, and one record of 1,000 less', [1, 1, 1, 1], share, 0.999, true],
  ['a share of 0 that becomes 2 %', [0, 0, 0, 0], share, 0.02, false],
  ['a category of 20 records that is gone', [0.02, 0.02, 0.02, 0.02], share, 0, false],
  ['a category of 5 records that is gone', [0.005, 0.005, 0.005, 0.005], share, 0, true],
  ['an email share of 20 % that becomes 44 %', [0.2, 0.21, 0.2, 0.19], share, 0.44, false],
  ['as many rows and one more', [100, 100, 100, 100], count, 101, true],
  ['rows that were 0 and are 1', [0, 0, 0, 0], count, 1, true],
  ['half of 1,000 rows', [1000, 1010, 1020, 1025], count, 512, false],
  ['twice as many of a million', [1e6, 1.01e6, 1.02e6, 1.03e6], count, 2e6, false],
  ['5 % more of a million', [1e6, 1e6, 1e6, 1e6], count, 1.049e6, true],
  [
    'the next step of a list that grows',
    Array.from({ length: 20 }, (_, week) => 1000 * 1.02 ** week),
    count,
    1486,
    true,
  ],
  [
    'what a list that grew was at first',
    Array.from({ length: 26 }, (_, week) => 1000 * 1.02 ** week),
    count,
    1000,
    false,
  ],
  ['a mean ten times as high', [104, 105, 103, 104, 105], number, 1045, false],
  [
    'the next step of a season that turns',
    Array.from({ length: 26 }, (_, week) => 1000 + 150 * Math.sin(week / 8)),
    count,
    984,
    true,
  ],
  [
    'a value among others that jump about',
    [5, 40, 12, 33, 8, 25, 38, 11],
    { ...number, relative: 0 },
    47,
    true,
  ],
])('%s', (_what, values, noise, value, usual) => {
  expect(inside(bandOf(values, noise), value)).toBe(usual)
})

describe('a band', () => {
  const values = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 4, maxLength: 40 })

  test('needs 4 runs, and takes the last 26', () => {
    expect(learnBand(...weekly([1, 1, 1]), count)).toBeNull()
    expect(bandOf(Array(40).fill(7), count).runs).toEqual(
      Array.from({ length: 26 }, (_, index) => index + 15),
    )
  })

  test('holds what was expected', () => {
    fc.assert(
      fc.property(values, (list) => {
        const band = bandOf(list, number)
        expect(inside(band, band.expected)).toBe(true)
      }),
    )
  })

  test('holds the median of values that jump about one level', () => {
    const around = fc.array(fc.double({ min: 90, max: 110, noNaN: true }), { minLength: 4, maxLength: 26 })
    fc.assert(
      fc.property(around, (list) => {
        const sorted = [...list].sort((a, b) => a - b)
        expect(inside(bandOf(list, { ...number, relative: 0.3 }), sorted[sorted.length >> 1] as number)).toBe(
          true,
        )
      }),
    )
  })

  test('of a number grows with its unit', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0.001, 8, 1000), (list, factor) => {
        const small = bandOf(list, number)
        const large = bandOf(
          list.map((value) => value * factor),
          number,
        )
        expect(large.low as number).toBeCloseTo((small.low as number) * factor, -Math.log10(factor) + 3)
        expect(large.high / (small.high * factor)).toBeCloseTo(1, 6)
      }),
    )
  })

  test('of a count that never moved does not alarm at one more or less, and does at twice as many from 20 on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 4, max: 26 }), (value, runs) => {
        const band = bandOf(Array(runs).fill(value), count)
        expect(inside(band, value + 1)).toBe(true)
        expect(value === 0 || inside(band, value - 1)).toBe(true)
        if (value >= 20) expect(inside(band, value * 2)).toBe(false)
      }),
    )
  })

  test('of a share stays between 0 and 1', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 26 })
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 1e6 }), (list, records) => {
        const { low, high } = bandOf(list, { ...share, records })
        expect(low as number).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low as number).toBeLessThanOrEqual(high)
      }),
    )
  })

  test('is not widened by one run that went wrong', () => {
    const [usual, spoilt] = [Array(12).fill(1000), [...Array(8).fill(1000), 500, ...Array(3).fill(1000)]]
    expect(bandOf(spoilt, count)).toMatchObject({
      low: bandOf(usual, count).low,
      high: bandOf(usual, count).high,
    })
  })

  test('begins again at a run that a person accepted, and holds its value', () => {
    const [values, date] = weekly([1000, 1004, 1000, 1003, 1001, 400])
    const accepted = values.map((one) => (one.value === 400 ? { ...one, restart: true } : one))
    const band = learnBand(accepted, date, count) as Band
    expect(inside(band, 402)).toBe(true)
    expect(inside(band, 1000)).toBe(false)
    expect(inside(learnBand(values, date, count) as Band, 400)).toBe(false)
  })

  test('is wider after a longer pause, where values change from run to run', () => {
    const [values] = weekly(Array.from({ length: 20 }, (_, week) => 1000 + 40 * week + (week % 3) * 20))
    const width = (date: string) => {
      const { low, high } = learnBand(values, date, { ...count, relative: 0 }) as Band
      return high - (low as number)
    }
    expect(width('2025-08-25')).toBeGreaterThan(width('2025-05-26'))
  })

  test('of what can only be too much has no lower end', () => {
    const band = bandOf([0.05, 0.04, 0.06, 0.05], { ...share, highOnly: true })
    expect(band.low).toBeNull()
    expect(inside(band, 0.3)).toBe(false)
  })
})

test('a week of much work is usual once two of them were seen, but one odd week or a new level is not', () => {
  const calm = [0.01, 0.012, 0.009, 0.011, 0.01, 0.008, 0.012, 0.01, 0.011, 0.009, 0.01, 0.012]
  const withAt = (...places: number[]) => calm.map((value, week) => (places.includes(week) ? 0.1 : value))
  const noise = { ...share, records: 5000, highOnly: true }
  expect(inside(bandOf(withAt(3, 7), noise), 0.1)).toBe(true)
  expect(inside(bandOf(withAt(3), noise), 0.1)).toBe(false)
  const step = calm.map((value, week) => (week > 7 ? value + 0.1 : value))
  expect(inside(bandOf(step, noise), 0.21)).toBe(false)
})
