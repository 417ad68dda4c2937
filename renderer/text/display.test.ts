import { expect, test } from 'vitest'
import { cellText } from './display.ts'

test.each([
  ['LITTLE OTTERS', 'LITTLE OTTERS'],
  ['Ada Larkspur\r\n \r\nDirector', 'Ada Larkspur ⏎   ⏎ Director'],
  ['a\tb', 'a ⇥ b'],
  ['abc\u202Efdp.exe', 'abc‹U+202E›fdp.exe'],
  ['zero\u200Bwidth', 'zero‹U+200B›width'],
  ['حضانة', 'حضانة'],
])('shows %j as %j', (value, shown) => {
  expect(cellText(value)).toBe(shown)
})

test('cuts what no one can read in a cell', () => {
  expect(cellText('x'.repeat(1_000_000))).toHaveLength(301)
})
