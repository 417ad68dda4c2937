import { expect, test } from 'vitest'
import type { CheckResult } from '../../checks/checkResult.ts'
import { toldFailures } from './failures.ts'

const cell = 'QUACKENBUSH'
const noRunbooks = { runbooks: new Map() }

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
  const [told] = toldFailures(
    [result({ ...other, name, observed: `${cell} is gone`, explanation: cell })],
    noRunbooks,
  )
  expect(told?.observed).toBe(observed)
  expect(JSON.stringify(told)).not.toContain(cell)
})

const learned = (category: string, measure: string, name = 'categories_are_usual') =>
  result({
    name,
    rows: [
      {
        measure,
        column_name: 'addresscode.county',
        category,
        found: '12.50 %',
        usual: '40.00 to 45.00 %',
        runs: [1, 2],
      },
    ],
    offending: 2,
  })

test('a learned measure is told in the sentence of its check, without its row and without the category', () => {
  const [told] = toldFailures([learned(cell, 'share')], noRunbooks)
  expect(told?.sentence).toBe(
    'In texas a value is 12.50 % of addresscode.county, usually 40.00 to 45.00 % (and 1 more); it warns over 1 ×: look whether records of it are missing or were added.',
  )
  expect(told?.samples).toEqual([])
  const [pattern] = toldFailures([learned('K9999', 'pattern', 'formats_are_usual')], noRunbooks)
  expect(pattern?.sentence).toContain('are written like X9999, usually')
})

test('what a sentence names of a row is ours or counted; the rest is left out with the words around it', () => {
  const [states] = toldFailures(
    [
      result({
        name: 'addresses_are_in_their_state',
        error: 'from 1 row',
        rows: [{ facility_id: 7, company: cell, told: `3 of 40 addresses are in ${cell}` }],
      }),
    ],
    noRunbooks,
  )
  expect(states?.sentence).toMatch(
    /have an address in another state than the one that licenses them; it warns/,
  )
  const [dates] = toldFailures(
    [
      result({
        name: 'dates_are_month_first',
        warn: 'from 1 row',
        rows: [{ column_name: 'license.issue_date', file: 'list.csv', records: 4, values: 9, example: cell }],
      }),
    ],
    noRunbooks,
  )
  expect(dates?.sentence).toMatch(
    /^In texas license.issue_date of list.csv .*: 4 of 9 dates, can have nothing else/,
  )
  expect(JSON.stringify([states, dates])).not.toContain(cell)
})

test('errors come first, then what is new, then what tells most', () => {
  const warned = (name: string, family: CheckResult['family'], other: Partial<CheckResult> = {}) =>
    result({ name, family, warn: 'from 1 row', ...other })
  const failed = { severity: 'error', error: 'from 1 row' } as const
  const runbooks = new Map([['zips_are_well_formed', 'https://wiki.example/zips']])
  const told = toldFailures(
    [
      ...[warned('names_are_names', 'format'), warned('row_counts_are_usual', 'volume', { sameAs: 7 })],
      warned('phones_are_well_formed', 'format', { ...failed, sameAs: 7 }),
      ...[warned('sources_do_not_shrink', 'volume'), warned('zips_are_well_formed', 'format', failed)],
    ],
    { runbooks },
  )
  expect(told.map(({ check, sameAs, runbook }) => [check, sameAs, runbook])).toEqual([
    ['zips_are_well_formed', null, 'https://wiki.example/zips'],
    ['phones_are_well_formed', 7, null],
    ['sources_do_not_shrink', null, null],
    ['names_are_names', null, null],
    ['row_counts_are_usual', 7, null],
  ])
})
