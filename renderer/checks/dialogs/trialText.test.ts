import { expect, test } from 'vitest'
import { trialSentence } from './trialText.ts'

test('tells what thresholds would have said of the last runs, and what was said', () => {
  const run = (date: string, was: 'passed' | 'warned', would: 'passed' | 'warned' | 'failed') =>
    ({ runId: 1, date, was, would }) as const
  expect(
    trialSentence({
      runs: [
        run('2026-11-01', 'warned', 'warned'),
        run('2026-11-08', 'passed', 'warned'),
        run('2026-11-15', 'warned', 'failed'),
      ],
    }),
  ).toBe(
    'Of the last 3 runs it would have failed 1 (15 Nov 2026) and warned of 2 (1 Nov 2026 and 8 Nov 2026); as it was, it failed 0 and warned of 2.',
  )
  expect(trialSentence({ runs: [] })).toBe('It has looked at no run yet.')
})
