import { expect, test } from 'vitest'
import { parseCheck } from './check.ts'

const lines = {
  title: 'Capacities are there',
  protects: 'Leads are ranked by size',
  family: 'completeness',
  of: 'facility',
  found: 'have no capacity',
  advice: 'look at the file',
  warn: 'from 1 row',
}

function parsed(other: Record<string, string | undefined> = {}) {
  const text = Object.entries({ ...lines, ...other })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `--! ${key}: ${value}\n`)
  return parseCheck('capacities', `-- What for.\n${text.join('')}select 1`)
}

test('reads a header', () => {
  expect(parsed({ error: 'over 2.5 %', columns: 'facility.capacity, facility.min_age' })).toMatchObject({
    name: 'capacities',
    title: lines.title,
    family: 'completeness',
    of: 'facility',
    measured: 'count',
    warn: { kind: 'rows', from: 1 },
    error: { kind: 'share', over: 2.5 },
    learned: false,
    columns: ['facility.capacity', 'facility.min_age'],
    fewest: 1,
  })
  expect(parsed({ fewest: '11' }).fewest).toBe(11)
})

test('takes a learned check by its distance and its measures', () => {
  expect(parsed({ of: 'measures', learned: 'yes', measures: 'rows, mix', warn: 'over 1 ×' })).toMatchObject({
    learned: true,
    measured: 'distance',
    measures: ['rows', 'mix'],
    warn: { kind: 'distance', over: 1 },
  })
})

test.each<[string, Record<string, string | undefined>]>([
  ['without a title', { title: undefined }],
  ['without advice', { advice: undefined }],
  ['of an unknown thing', { of: 'people' }],
  ['of an unknown family', { family: 'luck' }],
  ['with a threshold of its own making', { warn: 'some rows' }],
  ['with a threshold that it has no number for', { warn: 'over 3 days' }],
  ['that measures days and counts rows', { measured: 'days' }],
  ['whose fewest rows are no number', { fewest: 'some' }],
  ['that never speaks', { warn: undefined }],
  ['that learns nothing', { learned: 'yes', warn: 'over 1 ×' }],
])('a check %s is refused', (_what, other) => {
  expect(() => parsed(other)).toThrow('Check capacities')
})
