import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fits, formsText, parseThreshold, type Threshold, thresholdText, unitNames } from './threshold.ts'

test.each<[string, Threshold]>([
  ['off', { kind: 'off' }],
  ['from 1 row', { kind: 'rows', from: 1 }],
  ['from 1,200 rows', { kind: 'rows', from: 1200 }],
  ['over 0.5 %', { kind: 'share', over: 0.5 }],
  ['over 0 %', { kind: 'share', over: 0 }],
  ['below 10 rows', { kind: 'below', limit: 10, unit: 'rows' }],
  ['over 1 day', { kind: 'over', limit: 1, unit: 'days' }],
  ['over 1.5 ×', { kind: 'distance', over: 1.5 }],
])('%s is read and written', (text, threshold) => {
  expect(parseThreshold(text)).toEqual(threshold)
  expect(thresholdText(threshold)).toBe(text)
})

test.each([
  ['over 5%', 'over 5 %'],
  ['  OVER  5   % ', 'over 5 %'],
  ['from 1200 row', 'from 1,200 rows'],
  ['over 2x', 'over 2 ×'],
])('%s is taken as %s', (text, written) => {
  expect(thresholdText(parseThreshold(text) as Threshold)).toBe(written)
})

test.each([
  '',
  'default',
  'some',
  'from 0 rows',
  'from 1.5 rows',
  'from -1 rows',
  'over %',
  'over -5 %',
  'over 1,20 %',
  'over 5 apples',
  'below 5 %',
  'over 5 % and more',
  'over 1e3 %',
  `over ${'9'.repeat(400)} %`,
])('%s is no threshold', (text) => {
  expect(parseThreshold(text)).toBeNull()
})

const amount = fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => Number(value.toFixed(6)))
const unit = fc.constantFrom(...unitNames)
const thresholds: fc.Arbitrary<Threshold> = fc.oneof(
  fc.constant<Threshold>({ kind: 'off' }),
  fc.integer({ min: 1, max: 1e9 }).map((from): Threshold => ({ kind: 'rows', from })),
  amount.map((over): Threshold => ({ kind: 'share', over })),
  amount.map((over): Threshold => ({ kind: 'distance', over })),
  fc.record({ kind: fc.constantFrom('over' as const, 'below' as const), limit: amount, unit }),
)

test('whatever is written is read as the same', () => {
  fc.assert(
    fc.property(thresholds, (threshold) => {
      expect(parseThreshold(thresholdText(threshold))).toEqual(threshold)
    }),
  )
})

const plural: Record<string, string> = { row: 'rows', day: 'days', child: 'children', facility: 'facilities' }

test('what fits a check is among the forms that are told, off always', () => {
  const measured = fc.constantFrom('count' as const, 'share' as const, 'distance' as const, ...unitNames)
  const sides = fc.constantFrom('over' as const, 'below' as const)
  fc.assert(
    fc.property(thresholds, measured, sides, (threshold, what, side) => {
      if (!fits(threshold, what, side)) {
        expect(threshold.kind).not.toBe('off')
        return
      }
      const form = thresholdText(threshold)
        .replace(/[\d.,]+/, 'N')
        .replace(/ (row|day|child|facility)$/, (_, one: string) => ` ${plural[one]}`)
      expect(formsText(what, side).split(', ')).toContain(form)
    }),
  )
})
