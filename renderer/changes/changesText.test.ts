import { expect, test } from 'vitest'
import { changedFieldLabel, changeText, growthText, shareText } from './changesText.ts'

test.each([
  ['facility.capacity', 'Capacity'],
  ['contact.phone', 'Phone'],
  ['license.license_status', 'License status'],
  ['attributes.star_level', 'Star level'],
  ['attributes.capacity', 'Capacity'],
  ['attributes.company_kind', 'Company kind'],
  ['facility.attributes', 'Attributes'],
  ['facility.toString', 'ToString'],
])('the field %s is called %s', (field, label) => {
  expect(changedFieldLabel(field)).toBe(label)
})

test.each([
  [{ field: 'facility.capacity', before: '40', after: '48' }, 'Capacity 40 → 48'],
  [{ field: 'contact.email', before: null, after: 'a@example.com' }, 'Email empty → a@example.com'],
  [{ field: 'facility.company', before: 'A\nB', after: '\u202eC' }, 'Company A ⏎ B → ‹U+202E›C'],
])('%j is told in one line', (change, text) => {
  expect(changeText(change)).toBe(text)
})

test.each([
  [0, 116, '0 %'],
  [0, 0, '0 %'],
  [2, 116, '1.7 %'],
  [14, 116, '12 %'],
  [1, 12_041, '< 0.1 %'],
  [12_040, 12_041, '> 99 %'],
  [116, 116, '100 %'],
])('%d of %d are %s', (part, whole, text) => {
  expect(shareText(part, whole)).toBe(text)
})

test.each([
  [12_041, 12_099, '+0.5 %'],
  [12_099, 12_041, '−0.5 %'],
  [78, 78, '±0 %'],
  [0, 12, 'new'],
  [12, 0, '−100 %'],
  [0, 0, ''],
  [10, 35, '+250 %'],
])('from %d to %d is %s', (before, after, text) => {
  expect(growthText(before, after)).toBe(text)
})
