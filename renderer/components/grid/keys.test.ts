import { expect, test } from 'vitest'
import { moveBy } from './keys.ts'

const size = { rows: 100, columns: 5, page: 10 }
const from = { row: 50, column: 2 }

test.each([
  ['ArrowDown', false, { row: 51, column: 2 }],
  ['ArrowUp', false, { row: 49, column: 2 }],
  ['ArrowLeft', false, { row: 50, column: 1 }],
  ['ArrowRight', false, { row: 50, column: 3 }],
  ['PageDown', false, { row: 60, column: 2 }],
  ['PageUp', false, { row: 40, column: 2 }],
  ['Home', false, { row: 50, column: -1 }],
  ['End', false, { row: 50, column: 4 }],
  ['Home', true, { row: 0, column: -1 }],
  ['End', true, { row: 99, column: 4 }],
])('%s (ctrl: %s) leads on', (key, ctrl, to) => {
  expect(moveBy(key, ctrl, from, size)).toEqual(to)
})

test('stops at the edges and leaves other keys alone', () => {
  expect(moveBy('ArrowUp', false, { row: 0, column: -1 }, size)).toEqual({ row: 0, column: -1 })
  expect(moveBy('PageDown', false, { row: 98, column: 0 }, size)).toEqual({ row: 99, column: 0 })
  expect(moveBy('Enter', false, from, size)).toBeNull()
})
