import fc from 'fast-check'
import { expect, test } from 'vitest'
import { examples } from '../../testing/examples.ts'
import { decode, encode } from './codec.ts'

const roundTrip = (value: unknown) => decode(JSON.parse(JSON.stringify(encode(value))))

test('any value that can be cloned arrives as it was', () => {
  fc.assert(
    fc.property(
      fc.anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true, withBigInt: true }),
      (value) => {
        let cloned: unknown
        try {
          cloned = structuredClone(value)
        } catch {
          expect(() => encode(value)).toThrow('An object could not be cloned.')
          return
        }
        expect(roundTrip(value)).toEqual(cloned)
      },
    ),
    { numRuns: examples(300) },
  )
})

test('a page of rows travels as the JSON that it is', () => {
  const rows = [{ line: 2, raw: ['A', ''], cleaned: { company: null, open: true }, toJSON: 'a cell' }]
  expect(encode(rows)).toEqual({ plain: rows })
  expect(roundTrip(rows)).toEqual(rows)
})

test.each([
  ['a member that is undefined', { a: undefined }],
  ['a date among rows', [{ at: new Date(0) }]],
  ['a date of no time', [{ at: new Date(Number.NaN) }]],
  ['no number', { share: Number.NaN }],
])('%s is not lost in JSON', (_what, value) => {
  expect(roundTrip(value)).toStrictEqual(structuredClone(value))
})

test.each([undefined, null, Number.NaN, -0, 0, Infinity, '', 10n, true])('%s stays what it is', (value) => {
  expect(Object.is(roundTrip(value), value)).toBe(true)
})

test('a value that holds itself still does', () => {
  const ring: { self?: unknown; list: unknown[] } = { list: [] }
  ring.self = ring
  ring.list.push(ring)
  const copy = roundTrip(ring) as typeof ring
  expect(copy.self).toBe(copy)
  expect(copy.list[0]).toBe(copy)
})

test('a member called __proto__ changes no prototype', () => {
  const copy = roundTrip(JSON.parse('{"__proto__":{"admin":true}}')) as { admin?: boolean }
  expect(copy.admin).toBeUndefined()
  expect(Object.keys(copy)).toEqual(['__proto__'])
})

test.each([
  ['a function', () => {}],
  ['a symbol', Symbol('s')],
  ['a promise', Promise.resolve()],
  ['a pattern', /x/],
])('%s is refused in the words of Electron', (_what, value) => {
  expect(() => encode(value)).toThrow('An object could not be cloned.')
})
