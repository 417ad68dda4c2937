import { expect, test } from 'vitest'
import { formsOf, readThreshold, writeThreshold } from './thresholdForms.ts'

const forms = formsOf('from N rows, over N %, over N ×, below N days, off')

test('every check can go back to its default', () => {
  expect(forms.map(({ text }) => text)).toEqual([
    'default',
    'from N rows',
    'over N %',
    'over N ×',
    'below N days',
    'off',
  ])
})

test.each([
  ['from 1 row', 'from N rows', 1],
  ['from 1,200 rows', 'from N rows', 1200],
  ['over 5 %', 'over N %', 5],
  ['over 2.5 ×', 'over N ×', 2.5],
  ['below 1 day', 'below N days', 1],
  ['below 30 days', 'below N days', 30],
  ['off', 'off', null],
  ['default', 'default', null],
])('%j is the form %j with %j, and is written as it was read', (text, form, value) => {
  const choice = readThreshold(text, forms)
  expect(choice).toEqual({ form, value })
  expect(writeThreshold({ form, value }, forms)).toBe(text.replace(',', ''))
})

test.each(['over 5 rows', 'sometimes', 'over', 'over five %', ''])('%j fits no form', (text) => {
  expect(readThreshold(text, forms)).toBeNull()
})

test('a form that lacks its number says nothing yet', () => {
  expect(writeThreshold({ form: 'over N %', value: null }, forms)).toBe('')
})
