import { describe, expect, test } from 'vitest'
import { type FieldOfType, type RecordField, recordColumns } from '../../../shared/columns.ts'
import { defineSource, type Rule } from '../defineSource.ts'
import { type Column, column } from '../headers.ts'
import { layoutOf } from '../layout.ts'
import { recordReader } from '../readRecord.ts'
import { ageFlags, ownWords } from './childCare.ts'
import { coordinates } from './coordinates.ts'
import { attribute, email, expiryDate, identifier, issueDate, phone, text, wholeNumber } from './values.ts'

// Nothing could fill license_renewed or phone2: rules were bound to one target.

interface Filling {
  readonly rule: (field: never, column: Column) => Rule
  readonly cell: string
  readonly value: unknown
}

const company = column('Name')
const license = column('License')
const cell = column('Cell')

/** For each type of a column a rule that takes its target, a cell and what it becomes. */
const fillings: Record<string, Filling> = {
  text: {
    rule: (field: FieldOfType<'text'>, from) => text(from, field),
    cell: ' Acorn  House ',
    value: 'Acorn House',
  },
  date: {
    rule: (field: FieldOfType<'date'>, from) => issueDate(from, field),
    cell: '6/1/2024',
    value: '2024-06-01',
  },
  integer: { rule: (field: FieldOfType<'integer'>, from) => wholeNumber(from, field), cell: '12', value: 12 },
  boolean: {
    rule: (field: FieldOfType<'boolean'>, from) => ownWords(from, field),
    cell: 'Cell',
    value: true,
  },
  ageGroups: {
    rule: (field: FieldOfType<'ageGroups'>, from) =>
      ageFlags(from, column('T'), column('P'), column('S'), field),
    cell: 'Y',
    value: ['infant'],
  },
  number: {
    rule: (field: FieldOfType<'number'>, from) =>
      field === 'latitude'
        ? coordinates(from, column('Other'), { latitude: field, longitude: 'longitude' })
        : coordinates(column('Other'), from, { latitude: 'latitude', longitude: field }),
    cell: '',
    value: null,
  },
  attributes: { rule: (_field: never, from) => attribute(from, 'key'), cell: 'x', value: { key: 'x' } },
}

function read(rule: Rule, header: readonly string[], cells: readonly string[]) {
  const filled = new Set<string>(rule.targets)
  const rules = [
    ...(filled.has('company') ? [] : [text(company, 'company')]),
    ...(filled.has('license_number') ? [] : [identifier(license, 'license_number')]),
    rule,
  ]
  const source = defineSource({
    id: 'invented',
    state: 'NV',
    title: 'Invented',
    company: filled.has('company') ? cell : company,
    licenseNumber: filled.has('license_number') ? cell : license,
    rules,
  })
  return recordReader(layoutOf(source, header, {}), '2026-01-05')(cells).record
}

describe('a rule that takes its target', () => {
  test.each(recordColumns.map(({ name, type }) => [name, type] as const))('fills %s', (name, type) => {
    if (type === 'number') {
      const rule = coordinates(cell, column('Other'), { latitude: 'latitude', longitude: 'longitude' })
      const record = read(rule, ['Name', 'License', 'Cell', 'Other'], ['A', '1', '36.1', '-115.1'])
      expect([record.latitude, record.longitude]).toEqual([36.1, -115.1])
      return
    }
    const { rule, cell: given, value } = fillings[type] as Filling
    const record = read(rule(name as never, cell), ['Name', 'License', 'Cell'], ['A', '1', given])
    expect(record[name as RecordField]).toEqual(value)
  })

  test('of a phone, an email and a date that ends fills another field than the usual', () => {
    const header = ['Name', 'License', 'Cell']
    expect(read(phone(cell, 'phone2'), header, ['A', '1', '(702) 555-0101']).phone2).toBe('+17025550101')
    expect(read(email(cell, 'website_address'), header, ['A', '1', 'Ada@Example.com']).website_address).toBe(
      'ada@example.com',
    )
    expect(read(expiryDate(cell, 'license_renewed'), header, ['A', '1', '6/1/2030']).license_renewed).toBe(
      '2030-06-01',
    )
  })
})

// A text in a column of dates compiled, and published 2000-01-01 for '6/1/2024'.
test('a text is no date: the compiler refuses rules for fields of another type', () => {
  const refused = [
    // @ts-expect-error a text can't fill a column of dates
    text(cell, 'license_renewed'),
    // @ts-expect-error nor can a phone
    phone(cell, 'license_issued'),
    // @ts-expect-error nor a date a text
    issueDate(cell, 'company'),
    // @ts-expect-error nor a number a text
    wholeNumber(cell, 'zip'),
  ]
  expect(refused.map(({ targets }) => targets[0])).toEqual([
    'license_renewed',
    'license_issued',
    'company',
    'zip',
  ])
})
