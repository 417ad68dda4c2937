import { expect, test } from 'vitest'
import { rowKeys } from './rowKeys.ts'

const start = { first: 100, offset: 0 }
const keysOf = ({ first, offset }: typeof start, count: number) =>
  Array.from({ length: count }, (_, index) => first + index - offset)

test('rows that stay in sight keep their elements', () => {
  const next = rowKeys(start, 103, 30)
  expect(keysOf(next, 30)).toEqual(keysOf({ first: 103, offset: 0 }, 30))
  expect(rowKeys(next, 100, 30)).toEqual(start)
})

test('elements stay where they are when most rows are others', () => {
  for (const first of [116, 84, 140, 999_970, 0]) {
    expect(keysOf(rowKeys(start, first, 30), 30)).toEqual(keysOf(start, 30))
  }
})

test('no two rows have one element on the way', () => {
  let keys = start
  for (const first of [110, 150, 148, 20, 33, 60, 0]) {
    keys = rowKeys(keys, first, 30)
    expect(new Set(keysOf(keys, 30)).size).toBe(30)
  }
})

test('nothing changes while nothing is scrolled', () => {
  expect(rowKeys(start, 100, 30)).toBe(start)
})
