import { expect, test } from 'vitest'
import { checks } from '../checks.ts'
import { explanation, observedText } from './words.ts'

const check = (name: string) => {
  const found = checks.find((one) => one.name === name)
  if (found === undefined) throw new Error(`No check ${name}`)
  return found
}

test.each([
  [
    'warnings_are_usual',
    { category: 'phone_not_understood', measure: 'warnings', found: '10 %', usual: 'at most 1 %' },
  ],
  ['values_are_understood', { cause: 'number_not_understood', share: 0.1, warnings: 9, records: 90 }],
])('%s names causes as people know them', (name, row) => {
  const told = explanation(check(name), 'texas', '', row, 1, 'warn', { kind: 'share', over: 1 })
  expect(told).toMatch(/'(Phone|Number) not understood'/)
  expect(told).not.toMatch(/\w_not_understood/)
})

test('a value of a file that is written like a cause stays as it is', () => {
  const row = { file: 'repeat', missing_column: 'too_long', previous_run: 3 }
  const told = explanation(check('columns_do_not_vanish'), 'texas', '', row, 1, 'error', {
    kind: 'rows',
    from: 1,
  })
  expect(told).toContain('repeat lacks the column too_long, which run 3 still had')
})

test('of a source one share is told, of files and columns the largest', () => {
  expect(observedText(check('sources_do_not_shrink'), 1, 1, 0.35)).toBe('35 %')
  expect(observedText(check('few_records_are_rejected'), 1, 2, 0.06)).toBe('at most 6 %')
  expect(observedText(check('emails_are_given'), 1, 40, 0.8)).toBe('at most 80 %')
})

test('what rows of facilities say stands behind their number', () => {
  const row = { told: 'all addresses are in AZ' }
  const told = explanation(
    check('addresses_are_in_their_state'),
    'nevada',
    '3 of 3 facilities (100 %)',
    row,
    3,
    'error',
    {
      kind: 'share',
      over: 50,
    },
  )
  expect(told).toContain(
    'In nevada 3 of 3 facilities (100 %) have an address in another state than the one that licenses them: all addresses are in AZ; it fails over 50 %',
  )
})
