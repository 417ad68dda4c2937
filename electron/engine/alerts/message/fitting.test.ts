import { expect, test } from 'vitest'
import { fittingParts, fittingText, inOneLine, jsonBytes } from './fitting.ts'

test.each([
  ['short', 40, 'short'],
  ['x'.repeat(40), 40, 'x'.repeat(40)],
  ['x'.repeat(41), 40, `${'x'.repeat(37)}…`],
  ['é'.repeat(21), 40, `${'é'.repeat(18)}…`],
  ['😀'.repeat(11), 40, `${'😀'.repeat(9)}…`],
  ['"'.repeat(21), 40, `${'"'.repeat(18)}…`],
  ['\n'.repeat(21), 40, `${'\n'.repeat(18)}…`],
])('%j has %d bytes at most', (text, most, cut) => {
  expect(fittingText(text, most)).toBe(cut)
  expect(jsonBytes(cut) - 2).toBeLessThanOrEqual(most)
})

test.each([
  [['a', 'b', 'c'], { parts: 2, bytes: 100 }, ['a', 'b'], 1],
  [['a', 'b', 'c'], { parts: 9, bytes: 8 }, ['a', 'b'], 1],
  [['a', 'b'.repeat(50), 'c'], { parts: 9, bytes: 20 }, ['a'], 2],
  [[], { parts: 9, bytes: 8 }, [], 0],
])('of %j fit into %j: %j', (parts, most, shown, left) => {
  expect(fittingParts(parts, most)).toEqual({ shown, left })
})

test('a name that turns or breaks the line around it does neither', () => {
  expect(inOneLine('list\u202egnp.csv\r\nnow')).toBe('listgnp.csv now')
})
