import { describe, expect, test } from 'vitest'
import { counted } from '../../../shared/count.ts'
import { bytes, duration, plain, shown, width } from './text.ts'

test('counts one and many', () => {
  expect(counted(1, 'record')).toBe('1 record')
  expect(counted(2000, 'facility', 'facilities')).toBe('2,000 facilities')
})

test.each([
  [412, '0.4 s'],
  [59_400, '59 s'],
  [125_000, '2 min 5 s'],
])('shows %i ms in words', (value, text) => expect(duration(value)).toBe(text))

test.each([
  [812, '812 bytes'],
  [368_640, '369 kB'],
  [1_400_000_000, '1.4 GB'],
])('shows %i bytes in a unit', (value, text) => expect(bytes(value)).toBe(text))

describe('text of a file', () => {
  test.each([
    ['a colour code', '\u001b[31mred', '\\u001b[31mred'],
    ['a control character of the second set', '\u009b31m', '\\u009b31m'],
    ['a direction mark', 'a\u202eb', 'a\\u202eb'],
    ['a line break', 'a\r\nb\nc', 'a⏎b⏎c'],
    ['letters of any script', 'É 日本', 'É 日本'],
  ])('is safe to show: %s', (_, text, safe) => expect(plain(text)).toBe(safe))

  test('is cut for display', () => {
    expect(shown('abcdef', 4)).toBe('abc…')
    expect(shown('x'.repeat(2_000_000), 10)).toHaveLength(10)
  })

  test.each([
    ['abc', 3],
    ['e\u0301', 1],
    ['日本', 4],
    ['👍', 2],
  ])('%s takes %i columns', (text, columns) => expect(width(text)).toBe(columns))
})
