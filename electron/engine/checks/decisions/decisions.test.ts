import { expect, test } from 'vitest'
import { parseCheck } from '../check.ts'
import { thresholdText } from '../judge/threshold.ts'
import { type Decisions, inForce, type SetThresholds } from './decisions.ts'

const check = parseCheck(
  'capacities',
  '--! title: t\n--! protects: p\n--! family: range\n--! of: facility\n--! found: f\n--! advice: a\n--! warn: from 1 row\n--! error: over 5 %\nselect 1',
)
const set = (source: string | null, warn: string, error: string): SetThresholds => ({
  check: 'capacities',
  source,
  warn,
  error,
  who: 'mira',
  at: '2026-11-22T10:00:00Z',
  why: 'a test',
})

test.each<[string, SetThresholds[], string, string]>([
  ['the header where nobody set any', [], 'from 1 row', 'over 5 %'],
  ['what was set for every source', [set(null, 'off', 'over 9 %')], 'off', 'over 9 %'],
  [
    'its own before that',
    [set(null, 'off', 'off'), set('texas', 'from 7 rows', 'over 8 %')],
    'from 7 rows',
    'over 8 %',
  ],
  ['not what was set for another source', [set('nevada', 'off', 'off')], 'from 1 row', 'over 5 %'],
  [
    'each of both by itself',
    [set(null, 'off', 'default'), set('texas', 'default', 'over 8 %')],
    'off',
    'over 8 %',
  ],
  [
    'the header where what is kept no longer fits',
    [set('texas', 'over 3 days', 'none')],
    'from 1 row',
    'over 5 %',
  ],
])('for a source holds %s', (_what, thresholds, warn, error) => {
  const holds = inForce(check, 'texas', { thresholds, snoozes: [] })
  expect([thresholdText(holds.warn), thresholdText(holds.error)]).toEqual([warn, error])
})

test.each([
  ['its own', ['texas'], 'texas', 'texas'],
  ["every source's", [null], 'texas', 'all'],
  ["its own before every source's", [null, 'texas'], 'texas', 'texas'],
  ["not another source's", ['nevada'], 'texas', null],
  ['of the run as a whole', [null], null, 'all'],
])('a snooze is %s', (_what, snoozed, source, why) => {
  const decisions: Decisions = {
    thresholds: [],
    snoozes: snoozed.map((of) => ({
      check: 'capacities',
      source: of,
      until: '2026-12-31',
      who: 'mira',
      at: '2026-11-22T10:00:00Z',
      why: of ?? 'all',
    })),
  }
  expect(inForce(check, source, decisions).snoozed?.why ?? null).toBe(why)
})
