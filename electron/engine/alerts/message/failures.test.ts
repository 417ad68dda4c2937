import { expect, test } from 'vitest'
import type { CheckResult } from '../../checks/checkResult.ts'
import { toldFailures } from './failures.ts'

const cell = 'QUACKENBUSH'

function result(other: Partial<CheckResult>): CheckResult {
  return {
    name: 'categories_are_usual',
    source: 'texas',
    title: 'Categories have their usual shares',
    family: 'change',
    severity: 'warn',
    status: 'failed',
    observed: '',
    explanation: '',
    snoozed: null,
    sameAs: null,
    expected: 'warns over 1 ×',
    warn: 'over 1 ×',
    error: 'off',
    value: 4.2,
    unit: 'number',
    low: null,
    high: 1,
    offending: 3,
    total: 41,
    rows: [],
    query: '',
    durationMs: 1,
    ...other,
  }
}

test.each([
  ['categories_are_usual', { offending: 3, total: 41 }, '3 of 41 measures outside what is usual'],
  ['zips_are_well_formed', { offending: 2, total: 40 }, '2 of 40 facilities (5 %)'],
  ['few_records_are_rejected', { value: 0.125, unit: 'share' as const }, 'at most 12.5 %'],
  ['loads_follow_each_other', { value: 21, unit: 'days' as const }, '21 days'],
  ['a_check_of_before', { offending: 1 }, '1 row'],
])('of %s tells what was counted, whatever its words name', (name, other, observed) => {
  const [told] = toldFailures([result({ ...other, name, observed: `${cell} is gone`, explanation: cell })])
  expect(told?.observed).toBe(observed)
  expect(JSON.stringify(told)).not.toContain(cell)
})

test('the category of a learned measure keeps its shape only, its numbers are told', () => {
  const row = { measure: 'share', column_name: 'addresscode.county', category: cell, found: '12.50 %' }
  const [told] = toldFailures([result({ rows: [{ ...row, usual: '40.00 to 45.00 %', runs: [1, 2, 3, 4] }] })])
  expect(told?.samples).toEqual([
    {
      measure: 'share',
      column_name: 'addresscode.county',
      category: 'XXXXXXXXXXX',
      found: '12.50 %',
      usual: '40.00 to 45.00 %',
      runs: '[1,2,3,4]',
    },
  ])
})
