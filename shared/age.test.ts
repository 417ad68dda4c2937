import { expect, test } from 'vitest'
import { ageText } from './age.ts'

test.each([
  [8 * 86_400, '8 days'],
  [36 * 3600, '36 hours'],
  [7260, '2 hours'],
  [300, '5 minutes'],
  [1, '1 second'],
  [0, '0 seconds'],
])('%d seconds are %s', (seconds, text) => {
  expect(ageText(seconds)).toBe(text)
})
