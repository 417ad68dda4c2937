import { expect, test } from 'vitest'
import { labelKey } from './label.ts'

test.each([
  ['Year Round', 'year round'],
  ['YEAR ROUND', 'year round'],
  [' year\u00a0 round ', 'year round'],
  ['Year-Round', 'year-round'],
  [' ', null],
  ['', null],
  [`Year${' '.repeat(1_000)}Round`, null],
])('a label is compared without regard to case and spaces: %j', (cell, expected) => {
  expect(labelKey(cell)).toBe(expected)
})
