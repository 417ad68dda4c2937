import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

function at(...calls: [seconds: number, rows: number, bytesRead: number][]) {
  let clock = 0
  const pace = createPace(() => clock)
  return calls.map(([seconds, rows, bytesRead]) => {
    clock = seconds * 1000
    return pace(rows, bytesRead, 1000)
  })
}

test('says nothing in the first half second', () => {
  expect(at([0, 0, 0], [0.2, 50, 100])[1]).toEqual({ rowsPerSecond: 0, secondsLeft: null })
})

test('tells rows a second and the seconds that are left', () => {
  expect(at([0, 0, 0], [2, 100, 200])[1]).toEqual({ rowsPerSecond: 50, secondsLeft: 8 })
})

test('follows a change of speed within some seconds', () => {
  const [, , , last] = at([0, 0, 0], [5, 500, 500], [9, 540, 540], [10, 550, 550])
  expect(last).toEqual({ rowsPerSecond: 10, secondsLeft: 45 })
})

test('nothing read is no division by zero', () => {
  expect(at([0, 0, 0], [2, 0, 0])[1]).toEqual({ rowsPerSecond: 0, secondsLeft: null })
})
