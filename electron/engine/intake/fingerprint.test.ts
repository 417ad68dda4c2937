import { expect, test } from 'vitest'
import { emptyRecord } from '../../sources/emptyRecord.ts'
import { addNumber, addText, fingerprintHigh, fingerprintLow, startFingerprint } from './fingerprint.ts'
import {
  addressFingerprint,
  contactFingerprint,
  licenseFingerprint,
  recordFingerprint,
} from './recordFingerprint.ts'

const of = (...values: (string | null | number)[]): string => {
  startFingerprint()
  for (const value of values) {
    if (typeof value === 'number') addNumber(value)
    else addText(value)
  }
  return `${fingerprintLow()} ${fingerprintHigh()}`
}

test('the same values give the same fingerprint, whatever was taken in before', () => {
  const first = of('a', null, '')
  of('something else', 7)
  expect(of('a', null, '')).toBe(first)
})

test.each<[string, (string | null)[], (string | null)[]]>([
  ['nothing and an empty text', [null], ['']],
  ['one text and none after it', ['a'], ['a', null]],
  ['texts that join to one', ['ab', 'c'], ['a', 'bc']],
  ['order', ['a', 'b'], ['b', 'a']],
  ['case', ['CARE'], ['Care']],
  ['a zero in front', ['007'], ['07']],
  ['a composed letter and its parts', ['é'], ['e\u0301']],
  ['planes of Unicode', ['😀'], ['\ud83d']],
  ['a control character', ['a'], ['a\0']],
])('tells apart %s', (_what, left, right) => {
  expect(of(...left)).not.toBe(of(...right))
})

test('values that differ by a digit, as those of a register do, have no fingerprint in common', () => {
  const seen = new Set<string>()
  const lows = new Set<number>()
  const count = 300_000
  for (let number = 0; number < count; number += 1) {
    startFingerprint()
    addText('NV')
    addText(String(1_000_000 + number))
    lows.add(fingerprintLow())
    seen.add(`${fingerprintLow()} ${fingerprintHigh()}`)
  }
  expect(seen.size).toBe(count)
  // one lane alone is as good as chance: 300,000 of 2^32 share about 10
  expect(count - lows.size).toBeLessThan(60)
})

test('a contact of no values has none, nor has an address code', () => {
  expect(contactFingerprint(emptyRecord())).toBe(null)
  expect(addressFingerprint(emptyRecord())).toBe(null)
  expect(contactFingerprint({ ...emptyRecord(), phone2: '+12025550100' })).not.toBe(null)
  expect(addressFingerprint({ ...emptyRecord(), county: 'CLARK' })).not.toBe(null)
})

const record = {
  ...emptyRecord(),
  company: 'Invented Care',
  license_number: '7',
  attributes: { a: '1', b: ['x', 'y'], c: 2 },
}
const whole = (value: typeof record, source = 'texas') => {
  const license = licenseFingerprint('TX', value.license_number)
  const lanes = recordFingerprint(
    source,
    value,
    license,
    contactFingerprint(value),
    addressFingerprint(value),
  )
  return `${lanes.low} ${lanes.high}`
}

test('a record is the same whatever the order of its attributes', () => {
  expect(whole({ ...record, attributes: { c: 2, b: ['x', 'y'], a: '1' } })).toBe(whole(record))
})

test.each<[string, object]>([
  ['attributes as text and as number', { attributes: { ...record.attributes, c: '2' } }],
  ['a list and its text', { attributes: { ...record.attributes, b: 'x,y' } }],
  ['a list of one and a text', { attributes: { ...record.attributes, a: ['1'] } }],
  ['a value and its key', { attributes: { ...record.attributes, a: 'b' } }],
  ['an attribute more', { attributes: { ...record.attributes, d: '1' } }],
  ['an operator that is the company', { operator: 'Invented Care' }],
  ['a licensee that is the company', { licensee_name: 'Invented Care' }],
  ['no and unknown', { accepts_financial_aid: false }],
  ['zero and nothing', { capacity: 0 }],
  ['least and greatest age', { min_age: 5 }],
  ['greatest and least age', { max_age: 5 }],
  ['no ages and unknown ages', { ages_served: [] }],
  ['a value in the next field', { address2: 'Invented Care' }],
  ['another contact', { phone: '+12025550100' }],
  ['another city', { city: 'SAMPLETON' }],
])('a record differs by %s', (_what, other) => {
  expect(whole({ ...record, ...other })).not.toBe(whole(record))
})

test('records of two sources differ', () => {
  expect(whole(record, 'nevada')).not.toBe(whole(record))
})
