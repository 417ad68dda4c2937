import { expect, test } from 'vitest'
import { rowWindow, scrolledHeight, scrollScale, scrollTo } from './rowWindow.ts'

const short = { rows: 1000, rowHeight: 30, viewport: 300 }
const long = { rows: 10_000_000, rowHeight: 30, viewport: 300 }

test('draws the rows in sight and a few around them', () => {
  expect(rowWindow(short, 3000)).toEqual({ first: 94, last: 116, base: 0, top: 0 })
  expect(rowWindow(short, 0).first).toBe(0)
  expect(rowWindow({ ...short, rows: 5000 }, 45_000)).toMatchObject({ first: 1494, base: 1000, top: 30_000 })
  expect(rowWindow({ ...short, rows: 0 }, 0).last).toBe(-1)
})

test('reaches the first and the last of ten million rows', () => {
  const bottom = scrolledHeight(long) - long.viewport
  expect(scrolledHeight(long)).toBeLessThan(33_000_000)
  expect(rowWindow(long, 0).first).toBe(0)
  expect(rowWindow(long, bottom).last).toBe(long.rows - 1)
})

test('draws the last of ten million rows at the lower edge', () => {
  const bottom = scrolledHeight(long) - long.viewport
  const { base, top } = rowWindow(long, bottom)
  const edge = top + (long.rows - base) * long.rowHeight
  expect(edge).toBeCloseTo(scrolledHeight(long), 0)
})

test('finds every row by scrolling to it', () => {
  for (const row of [0, 1, 499_999, 5_000_000, 9_999_999]) {
    const seen = rowWindow(long, scrollTo(long, 0, row), 0)
    expect(seen.first).toBeLessThanOrEqual(row)
    expect(seen.last).toBeGreaterThanOrEqual(row)
  }
  expect(scrollScale(short)).toBe(1)
})

test('stays where it is when the row is in sight', () => {
  expect(scrollTo(short, 3000, 102)).toBe(3000)
  expect(scrollTo(short, 3000, 111)).toBe(3060)
  expect(scrollTo(short, 3000, 99)).toBe(2970)
})
