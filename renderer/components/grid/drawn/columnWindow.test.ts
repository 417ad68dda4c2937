import { expect, test } from 'vitest'
import { columnsWidth, columnWindow, pinnedColumns, placeColumns, scrollToColumn } from './columnWindow.ts'

const wide = Array.from({ length: 20 }, () => ({ width: 100 }))
const places = placeColumns(wide, 500)

test('shares the room that is left by the widths', () => {
  expect(placeColumns([{ width: 100 }, { width: 300 }], 1000)).toEqual([
    { left: 0, width: 250 },
    { left: 250, width: 750 },
  ])
  expect(placeColumns([{ width: 100 }, { width: 300 }], 200)).toEqual([
    { left: 0, width: 100 },
    { left: 100, width: 300 },
  ])
})

test.each([997, 1000, 1001, 1234.5])('fills %d pixels without a pixel beyond them', (room) => {
  const filled = placeColumns([{ width: 110 }, { width: 130 }, { width: 170 }], room)
  expect(columnsWidth(filled)).toBe(Math.floor(room))
})

test('knows no width of no columns', () => {
  expect(placeColumns([], 500)).toEqual([])
  expect(columnsWidth([])).toBe(0)
  expect(columnWindow([], 0, 0, 500)).toEqual({ first: 0, last: -1 })
})

test('draws the columns in sight and one on either side', () => {
  expect(columnWindow(places, 0, 0, 500)).toEqual({ first: 0, last: 5 })
  expect(columnWindow(places, 0, 550, 500)).toEqual({ first: 4, last: 11 })
  expect(columnWindow(places, 0, 1500, 500)).toEqual({ first: 14, last: 19 })
})

test('counts what a pinned column covers as out of sight', () => {
  expect(columnWindow(places, 1, 550, 500, 0)).toEqual({ first: 6, last: 10 })
  expect(columnWindow(places, 1, 0, 500, 1)).toEqual({ first: 1, last: 5 })
})

test('keeps the leading column in sight, and those before it', () => {
  const columns = wide.map((column, index) => ({ ...column, leading: index === 1 }))
  expect(pinnedColumns(columns, places, 500)).toBe(2)
  expect(columnWindow(places, 2, 550, 500, 0)).toEqual({ first: 7, last: 10 })
})

test('keeps the first column in sight where none leads or there is no room for more', () => {
  const columns = wide.map((column, index) => ({ ...column, leading: index === 1 }))
  expect(pinnedColumns(wide, places, 500)).toBe(1)
  expect(pinnedColumns(columns, places, 490)).toBe(1)
})

test('lets all columns scroll where they need the room, or where there is one', () => {
  expect(pinnedColumns(wide, places, 240)).toBe(0)
  expect(pinnedColumns([{ width: 100 }], placeColumns([{ width: 100 }], 500), 500)).toBe(0)
})

test('scrolls only as far as a column needs', () => {
  expect(scrollToColumn(places, 0, 300, 500, 4)).toBe(300)
  expect(scrollToColumn(places, 0, 300, 500, 8)).toBe(400)
  expect(scrollToColumn(places, 0, 300, 500, 1)).toBe(100)
  expect(scrollToColumn(places, 1, 300, 500, 3)).toBe(200)
  expect(scrollToColumn(places, 1, 300, 500, 0)).toBe(300)
  expect(scrollToColumn(places, 1, 300, 500, -1)).toBe(300)
})

test('shows the beginning of a column that is wider than the room', () => {
  const broad = placeColumns([{ width: 100 }, { width: 900 }, { width: 100 }], 300)
  expect(scrollToColumn(broad, 0, 0, 300, 1)).toBe(100)
})

test('finds every column by scrolling to it', () => {
  for (let column = 0; column < places.length; column += 1) {
    const { first, last } = columnWindow(places, 1, scrollToColumn(places, 1, 700, 500, column), 500, 0)
    if (column > 0) expect(column).toBeGreaterThanOrEqual(first)
    expect(column).toBeLessThanOrEqual(Math.max(1, last))
  }
})
