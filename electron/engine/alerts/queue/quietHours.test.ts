import { expect, test } from 'vitest'
import { quietHoursFault, quietUntil } from './quietHours.ts'

const chicago = { from: '22:00', until: '07:00', zone: 'America/Chicago' }

test.each([
  ['2026-01-15T18:00:00Z', null, 'at noon'],
  ['2026-01-16T04:00:00Z', '2026-01-16T13:00:00.000Z', 'as they begin'],
  ['2026-01-16T12:59:30Z', '2026-01-16T13:00:00.000Z', 'in their last minute'],
  ['2026-01-16T13:00:00Z', null, 'as they end'],
  ['2026-03-08T06:00:00Z', '2026-03-08T12:00:00.000Z', 'in the night that is an hour shorter'],
  ['2026-11-01T05:00:00Z', '2026-11-01T13:00:00.000Z', 'in the night that is an hour longer'],
])('%s holds until %s: %s', (now, until, _when) => {
  expect(quietUntil(chicago, new Date(now))?.toISOString() ?? null).toBe(until)
})

test('an end that the clocks leave out is the moment at which they are put forward', () => {
  const until = quietUntil({ ...chicago, until: '02:30' }, new Date('2026-03-08T06:00:00Z'))
  expect(until?.toISOString()).toBe('2026-03-08T08:00:00.000Z')
})

test('hours within one day are no night', () => {
  const lunch = { from: '12:00', until: '13:00', zone: 'UTC' }
  expect(quietUntil(lunch, new Date('2026-01-15T12:20:00Z'))?.toISOString()).toBe('2026-01-15T13:00:00.000Z')
  expect(quietUntil(lunch, new Date('2026-01-15T23:20:00Z'))).toBeNull()
  expect(quietUntil(null, new Date())).toBeNull()
})

test.each([
  [chicago, null],
  [{ ...chicago, from: '24:00' }, '24:00 is no time of the day; write it as 22:00.'],
  [{ ...chicago, until: '22:00' }, 'The quiet hours begin and end at the same time.'],
  [{ ...chicago, zone: 'Mars/Base' }, 'Mars/Base is no time zone; write one as America/Chicago.'],
])('%j: %s', (quiet, fault) => {
  expect(quietHoursFault(quiet)).toBe(fault)
})
