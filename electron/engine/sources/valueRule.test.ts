import { expect, test } from 'vitest'
import { checkExamples } from '../../sources/examples.ts'
import { requireSource } from '../../sources/format/readSource.ts'
import { sources } from '../../sources/index.ts'
import { layoutOf } from '../../sources/layout.ts'
import { recordReader } from '../../sources/readRecord.ts'
import type { Source } from '../../sources/source.ts'
import { nevadaHeader } from '../../testing/invent/headers.ts'
import { nevadaRow } from '../../testing/invent/numbered.ts'
import { requireSameEffect, withValueRule } from './valueRule.ts'

const nevada = sources.find(({ id }) => id === 'nevada') as Source
const made = (column: string, from: string, to: string) =>
  requireSource(withValueRule(nevada, { column, from, to }).text, 'it')
const cellsOf = (own: Readonly<Record<string, string>>) => {
  const row = nevadaRow(1, own)
  return nevadaHeader.map((column) => row[column] ?? '')
}
const read = (source: Source, own: Readonly<Record<string, string>>) =>
  recordReader(layoutOf(source, nevadaHeader), '2025-11-05')(cellsOf(own))

test.each([
  ['County', 'see file', '', 'county', null],
  ['County', 'CLRK', 'CLARK', 'county', 'CLARK'],
  ['Status', 'A', 'Active', 'license_status', 'Active'],
  ['Expiration Date', 'per file', '', 'certificate_expiration_date', null],
  ['Expiration Date', 'soon', '11/30/26', 'certificate_expiration_date', '2026-11-30'],
  ['Phone', 'front desk', '702-555-0101', 'phone', '+17025550101'],
] as const)('in %s %j is read as %j', (column, from, to, field, value) => {
  const source = made(column, from, to)
  const { record, warnings, reject } = read(source, { [column]: from })
  expect({ [field]: record[field], warnings, reject }).toEqual({ [field]: value, warnings: [], reject: null })
  // the others are read as before, and the source's examples hold
  expect(read(source, {})).toEqual(read(nevada, {}))
  expect(checkExamples(source)).toEqual([])
})

test('what it does is told in words', () => {
  expect(withValueRule(nevada, { column: 'County', from: 'see file', to: '' }).says).toBe(
    "'see file' in County is no value (rule text)",
  )
  expect(withValueRule(nevada, { column: 'County', from: 'CLRK', to: 'CLARK' }).says).toBe(
    "'CLRK' in County means 'CLARK' (rule text)",
  )
})

test('rules gather, and the later word on a value counts', () => {
  const first = made('County', 'CLRK', 'CLARKE')
  const second = requireSource(
    withValueRule(first, { column: 'County', from: 'clrk', to: 'CLARK' }).text,
    'it',
  )
  const third = requireSource(
    withValueRule(second, { column: 'County', from: 'see file', to: '' }).text,
    'it',
  )
  expect(read(third, { County: 'CLRK' }).record.county).toBe('CLARK')
  expect(read(third, { County: 'see file' }).record.county).toBeNull()
  const fourth = requireSource(withValueRule(third, { column: 'County', from: 'CLRK', to: '' }).text, 'it')
  expect(read(fourth, { County: 'CLRK' }).record.county).toBeNull()
  const fifth = requireSource(
    withValueRule(fourth, { column: 'County', from: 'CLRK', to: 'CLARK' }).text,
    'it',
  )
  expect(read(fifth, { County: 'CLRK' }).record.county).toBe('CLARK')
  expect(read(fifth, { County: 'see file' }).record.county).toBeNull()
})

test.each([
  ['County', ' ', 'CLARK', 'an empty cell'],
  ['County', 'x'.repeat(201), '', 'too long'],
  ['Region', 'north', 'NORTH', 'does not know the column Region'],
])('%s: %j can be no rule', (column, from, to, why) => {
  expect(() => withValueRule(nevada, { column, from, to })).toThrow(why)
})

test('a rule that would not do what the edit does is refused', () => {
  const own = { County: 'see file' }
  const of = { header: nevadaHeader, runDate: '2025-11-05', cells: cellsOf(own) }
  const place = nevadaHeader.indexOf('County')
  const source = made('County', 'see file', '')
  expect(() => requireSameEffect(nevada, source, { ...of, place, to: '' })).not.toThrow()
  expect(() => requireSameEffect(nevada, source, { ...of, place, to: 'CLARK' })).toThrow('in another way')
})
