import { expect, test } from 'vitest'
import {
  counted,
  encodingName,
  formatBytes,
  formatChange,
  formatDay,
  formatDuration,
  formatSeconds,
  sentence,
  sourceName,
} from './format.ts'

test('a run date is a day in every time zone', () => {
  expect(formatDay('2026-11-02')).toBe('2 Nov 2026')
})

test('counts carry their noun', () => {
  expect(counted(1, 'row')).toBe('1 row')
  expect(counted(12_431, 'row')).toBe('12,431 rows')
  expect(counted(2, 'address code')).toBe('2 address codes')
  expect(counted(0, 'facility', 'facilities')).toBe('0 facilities')
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_400, '1.4 kB'],
  [61_000, '61 kB'],
  [2_000_000_000, '2 GB'],
])('%d bytes are %s', (bytes, shown) => {
  expect(formatBytes(bytes)).toBe(shown)
})

test.each([
  [800, '0.8 s'],
  [12_400, '12 s'],
  [75_000, '1 min 15 s'],
])('%d ms last %s', (milliseconds, shown) => {
  expect(formatDuration(milliseconds)).toBe(shown)
})

test.each([
  [0, '0 s'],
  [59.6, '1 min'],
  [120, '2 min'],
  [7200, '2 h'],
  [7380, '2 h 3 min'],
])('%d s last %s', (seconds, shown) => {
  expect(formatSeconds(seconds)).toBe(shown)
})

test('a change is told with its sign', () => {
  expect([12, -4, 0].map(formatChange)).toEqual(['+12', '−4', '±0'])
})

test('a reason becomes a sentence', () => {
  expect(sentence('has no company name')).toBe('Has no company name.')
  expect(sentence('Line 9 is odd.')).toBe('Line 9 is odd.')
})

test('an encoding has the name that people know', () => {
  expect(['windows-1252', 'utf-16le', 'other'].map(encodingName)).toEqual([
    'Windows-1252',
    'UTF-16 LE',
    'other',
  ])
})

test.each([
  ['oklahoma', 'Oklahoma'],
  ['new_mexico', 'New Mexico'],
  ['new-york', 'New York'],
])('the source %s is called %s', (id, name) => {
  expect(sourceName(id)).toBe(name)
})
