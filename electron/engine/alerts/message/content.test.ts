import { expect, test } from 'vitest'
import { contentOf } from './content.ts'
import type { AlertMessage } from './message.ts'

function told(runId: number, own: Partial<AlertMessage> = {}): string {
  return contentOf({
    kind: 'trigger',
    severity: 'error',
    title: `1 check failed on run ${runId} of 2026-11-22: not published, new`,
    database: 'brightwheel (embedded)',
    sentences: [
      'In texas 91.7 % of the rows are gone: 2 now, 24 in run 1.',
      `Look at it, then publish it (leads publish ${runId} --reason 'why') or discard it (leads discard ${runId}).`,
    ],
    run: { date: '2026-11-22', runId, status: 'waiting' },
    sources: ['texas'],
    failures: [{ check: 'sources_do_not_shrink', source: 'texas', severity: 'error', observed: '2 rows' }],
    ...own,
  } as unknown as AlertMessage)
}

// Of run 2 the count in "2 now" was taken for the run, so that the load that was tried again said the same once more.
test.each([3, 24, 117])('of run 2 tried again as run %i is the same, whatever the counts are', (runId) => {
  expect(told(runId)).toBe(told(2))
})

test('with other counts, sources or another end is another one', () => {
  expect(told(3, { sentences: ['In texas 91.7 % of the rows are gone: 3 now, 24 in run 1.'] })).not.toBe(
    told(2),
  )
  expect(told(3, { sources: ['nevada'] })).not.toBe(told(2))
  expect(told(3, { severity: 'warn' })).not.toBe(told(2))
})
