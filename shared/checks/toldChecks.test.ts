import { expect, test } from 'vitest'
import type { CheckView } from '../window/runs.ts'
import { toldChecks } from './toldChecks.ts'

const result = (name: string, other: Partial<CheckView>): CheckView => ({
  ...{
    name,
    source: 'texas',
    title: name,
    protects: '',
    family: 'format',
    severity: 'warn',
    status: 'failed',
  },
  ...{ observed: '', expected: '', value: 2, low: null, high: 1 },
  ...{
    explanation: '',
    snoozed: null,
    sameAs: null,
    offending: 1,
    total: 1,
    rows: [],
    query: '',
    durationMs: 0,
  },
  ...other,
})

test('what tells most comes first, one entry a check with its sources, what is known apart', () => {
  const { news, known } = toldChecks([
    result('formats', { value: 9 }),
    result('passed', { status: 'passed' }),
    result('categories', { family: 'change', severity: 'error', value: 5 }),
    result('known', { sameAs: 4 }),
    result('phones', { source: 'nevada', sameAs: 4 }),
    result('phones', { value: 3 }),
    result('rows', { family: 'volume', severity: 'error' }),
    result('rows', { family: 'volume', severity: 'error', source: 'nevada', value: 7 }),
    result('asleep', { snoozed: { until: '2026-01-01', who: 'ada', why: 'known' }, severity: 'error' }),
    result('broken', { status: 'error', severity: 'error' }),
  ])
  expect(
    news.map(({ name, told, asLastTime }) => [name, told[0].source, told.length, asLastTime.length]),
  ).toEqual([
    ['rows', 'nevada', 2, 0],
    ['categories', 'texas', 1, 0],
    ['broken', 'texas', 1, 0],
    ['formats', 'texas', 1, 0],
    ['phones', 'texas', 1, 1],
    ['asleep', 'texas', 1, 0],
  ])
  expect(known.map(({ name }) => name)).toEqual(['known'])
})
