import { expect, test } from 'vitest'
import { pauseAfter, pauseWithin } from './sendLanes.ts'

test.each([
  [1, null, 30],
  [4, null, 60],
  [8, null, 120],
  [400, null, 3600],
  [1, 90, 90],
  [8, 90, 120],
])('after %d attempts, asked for %j s, the next program waits %d s', (attempts, asked, seconds) => {
  expect(pauseAfter(attempts, asked)).toBe(seconds)
})

test.each([
  [1, null, 1],
  [2, null, 2],
  [4, null, 8],
  [1, 3, 3],
  [4, 3, 8],
])('after %d tries of its own, asked for %j s, a program waits %d s', (tries, asked, seconds) => {
  expect(pauseWithin(tries, asked)).toBe(seconds)
})
