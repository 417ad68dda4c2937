import { afterEach, describe, expect, test } from 'vitest'
import type { CheckSeries } from '../../../shared/window/checks.ts'
import type { PastDecision } from '../../engine/checks/decisions/decisionHistory.ts'
import { decisionLine, reportSeries } from './historyReport.ts'
import type { Output } from './output.ts'

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const decision: PastDecision = {
  at: '2026-11-28T03:30:00.000Z',
  who: 'ann@host (cli)',
  source: 'texas',
  kind: 'snooze',
  why: 'known',
  warn: null,
  error: null,
  until: null,
  runId: null,
  choice: null,
}

describe('what people decided', () => {
  test.each([
    ['America/Los_Angeles', '2026-11-27', '2026-11-27 19:30  texas: snoozed until 2026-11-27, by'],
    ['America/Los_Angeles', '2026-11-26', '2026-11-27 19:30  texas: awake, by'],
    ['Asia/Tokyo', '2026-11-27', '2026-11-28 12:30  texas: awake, by'],
    ['Pacific/Kiritimati', '2026-11-28', '2026-11-28 17:30  texas: snoozed until 2026-11-28, by'],
  ])('in %s a snooze until %s is told by the days of its calendar', (timeZone, until, line) => {
    process.env.TZ = timeZone
    expect(decisionLine({ ...decision, until })).toContain(line)
  })

  test('tells of runs that were taken for an example', () => {
    process.env.TZ = 'UTC'
    const accepted = { ...decision, kind: 'baseline', runId: 8, choice: 'accept' } as const
    expect(decisionLine(accepted)).toBe(
      '2026-11-28 03:30  texas: run 8 is the new normal, by ann@host (cli): known',
    )
    expect(decisionLine({ ...accepted, source: null, choice: 'exclude' })).toContain(
      'all sources: run 8 is no example of what is usual, by',
    )
  })
})

test('a learned range is told with its method and the runs that it came from', () => {
  const lines: string[] = []
  const output = {
    bold: (text: string) => text,
    dim: (text: string) => text,
    print: (...more: string[]) => lines.push(...more),
    table: (_columns: unknown, rows: string[][]) => lines.push(...rows.map((row) => row.join('|'))),
  } as unknown as Output
  const point = { runId: 7, date: '2026-11-12', value: 923, low: 858.34, high: 979.66 } as const
  const series: CheckSeries = {
    label: 'Rows',
    unit: 'rows',
    outside: true,
    points: [
      { ...point, state: 'passed', excluded: false },
      { ...point, runId: 8, state: 'failed', excluded: true },
    ],
    learned: { method: 'median of 2 runs; learned from 5 runs', runs: [2, 3, 4, 5, 6] },
  }
  reportSeries(output, series)
  expect(lines).toEqual([
    'Rows',
    '  2026-11-12|7|923|858 to 980|passed',
    '  2026-11-12|8|923|858 to 980|failed, no example',
    '  median of 2 runs; learned from 5 runs: 2, 3, 4, 5, 6',
  ])
})
