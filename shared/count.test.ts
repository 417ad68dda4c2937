import { expect, test } from 'vitest'
import { amount, count } from './count.ts'

test.each([
  [0, '0'],
  [999, '999'],
  [1804, '1,804'],
  [-1804, '-1,804'],
  [12_345_678, '12,345,678'],
])('groups the digits of %i', (value, text) => expect(count(value)).toBe(text))

test.each([
  [0.5, 2, '0.5'],
  [-0.5, 2, '-0.5'],
  [1804.256, 2, '1,804.26'],
  [1804, 2, '1,804'],
  [0.0001, 3, '0'],
  [2e-7, 8, '0.0000002'],
  [99.999, 1, '100'],
])('shows %d with at most %i digits behind the point', (value, digits, text) =>
  expect(amount(value, digits)).toBe(text),
)
