import { expect, test } from 'vitest'
import { type ResultBefore, sameAs } from './sameAs.ts'

type Found = Parameters<typeof sameAs>[0]

const warned: Found = {
  name: 'phones_are_well_formed',
  source: 'texas',
  status: 'failed',
  severity: 'warn',
  value: 0.04,
  low: null,
  offending: 40,
  rows: [{ source_record: 3 }],
}
const before: ResultBefore[] = [{ ...warned, runId: 7, rows: [{ source_record: 9 }] }]
const checks = [{ name: warned.name, once: false }]

test.each<[string, Partial<Found>, number | null]>([
  ['as much', {}, 7],
  ['a quarter more', { value: 0.05, offending: 50 }, 7],
  ['more than a quarter more', { value: 0.0501, offending: 51 }, null],
  ['two of few more', { value: 0.1, offending: 42 }, 7],
  ['another source', { source: 'nevada' }, null],
  ['a failure that only warned before', { severity: 'error' }, null],
  ['what passed', { status: 'passed' }, null],
])('%s is as last time: %s', (_what, other, run) => {
  expect(sameAs({ ...warned, ...other }, before, checks)).toBe(run)
})

test('a failure is as last time where it failed then too', () => {
  const failed = { ...warned, severity: 'error' as const }
  expect(sameAs(failed, [{ ...before[0]!, severity: 'error' }], checks)).toBe(7)
  expect(sameAs(warned, [{ ...before[0]!, severity: 'error' }], checks)).toBe(7)
})

test('another column, category or cause is news', () => {
  const rows = [{ column_name: 'contact.email', share: 0.4 }]
  const last = [{ ...warned, runId: 7, rows: [{ column_name: 'contact.phone', share: 0.4 }, ...rows] }]
  expect(sameAs({ ...warned, rows }, last, checks)).toBe(7)
  expect(sameAs({ ...warned, rows: [{ column_name: 'facility.capacity' }] }, last, checks)).toBeNull()
})

test('where less is worse, a quarter less is news', () => {
  const last = [{ ...before[0]!, value: 100, low: 200 }]
  const found = { ...warned, offending: 1000, low: 200 }
  expect(sameAs({ ...found, value: 85 }, last, checks)).toBe(7)
  expect(sameAs({ ...found, value: 79 }, last, checks)).toBeNull()
})

test('what happened in this run is new whenever it happens', () => {
  expect(sameAs(warned, before, [{ name: warned.name, once: true }])).toBeNull()
})
