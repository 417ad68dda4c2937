import { expect, test } from 'vitest'
import { saidOf, whoAndWhat } from './dateHolder.ts'

test.each([
  ['leads-loader load of 2026-03-02 by ada@desk-3 (cli)', 'ada on desk-3', 'load'],
  ['leads-loader change of 2026-03-02 by ada@desk-3 (window)', 'ada on desk-3', 'change'],
  // 63 bytes, as the server keeps them
  [
    'leads-loader load of 2026-03-02 by scheduler@workers-7f9c4d5b8-q',
    'scheduler on workers-7f9c4d5b8-q',
    'load',
  ],
  ['leads-loader load of 2026-03-02 by user 10001@desk-3 (cli)', 'user 10001 on desk-3', 'load'],
  ['leads-loader load of 2026-03-02 by a-name-that-fills-all-of-it', 'a-name-that-fills-all-of-it', 'load'],
  ['psql', null, 'change'],
])('%s is at work', (application, who, what) => {
  expect(whoAndWhat(application)).toEqual({ who, what })
})

test('says who has been at it since when, as far as the server tells', () => {
  const since = '2026-03-02T10:32:07.123Z'
  expect(saidOf({ who: 'ada on desk-3', what: 'load', since })).toBe(
    'ada on desk-3 has been loading it since 10:32 UTC',
  )
  expect(saidOf({ who: null, what: 'change', since: null })).toBe('another program has been changing it')
})
