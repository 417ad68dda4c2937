import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Mix, mixDistance, mixNoise, pooledMix } from './mix.ts'

const mix = (shares: Record<string, number>): Mix => new Map(Object.entries(shares))

test.each([
  ['equal mixes', { a: 0.5, b: 0.5 }, { a: 0.5, b: 0.5 }, 0],
  ['nothing in common', { a: 1 }, { b: 1 }, 1],
  ['a category of 5 % that is gone', { a: 0.95, b: 0.05 }, { a: 1 }, 0.159],
  ['what is missing to 1 counts as the rest', { a: 0.5 }, { a: 0.5, b: 0.5 }, Math.SQRT1_2],
])('%s', (_what, one, other, distance) => {
  expect(mixDistance(mix(one), mix(other))).toBeCloseTo(distance, 2)
})

test('the distance is the same both ways and lies between 0 and 1', () => {
  const shares = fc
    .array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 8 })
    .filter((parts) => parts.some((part) => part > 0))
    .map((parts): Mix => {
      const sum = parts.reduce((a, b) => a + b, 0)
      return new Map(parts.map((part, index) => [`c${index}`, part / sum]))
    })
  fc.assert(
    fc.property(shares, shares, (one, other) => {
      const distance = mixDistance(one, other)
      expect(distance).toBeCloseTo(mixDistance(other, one), 9)
      expect(distance).toBeGreaterThanOrEqual(0)
      expect(distance).toBeLessThanOrEqual(1)
    }),
  )
})

test('the pooled mix is the mean of its mixes', () => {
  expect([...pooledMix([mix({ a: 1 }), mix({ a: 0.5, b: 0.5 })])]).toEqual([
    ['a', 0.75],
    ['b', 0.25],
  ])
})

test('chance makes more of many categories and few records', () => {
  expect(mixNoise(20, 1000)).toBeGreaterThan(mixNoise(2, 1000))
  expect(mixNoise(20, 1000)).toBeGreaterThan(mixNoise(20, 100_000))
})
