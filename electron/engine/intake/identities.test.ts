import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createIdIndex, createLicenseIndex } from './identities.ts'
import { createKeyIndex } from './keyIndex.ts'

const lane = fc.oneof(fc.integer(), fc.integer({ min: 0, max: 3 }))
const keys = fc.uniqueArray(fc.tuple(lane, lane), {
  selector: ([low, high]) => `${low} ${high}`,
  maxLength: 300,
})

describe('an index of keys', () => {
  test('finds each key by its number, and no other', () => {
    fc.assert(
      fc.property(keys, keys, (added, asked) => {
        const index = createKeyIndex()
        const model = new Map<string, number>()
        for (const [low, high] of added) {
          expect(index.find(low, high)).toBe(-1)
          model.set(`${low} ${high}`, index.add(low, high))
        }
        expect([...model.values()]).toEqual(added.map((_, entry) => entry))
        for (const [low, high] of [...added, ...asked])
          expect(index.find(low, high)).toBe(model.get(`${low} ${high}`) ?? -1)
        expect(index.size).toBe(added.length)
      }),
    )
  })

  test('grows over a hundred thousand keys whose low lanes are all alike in their last bits', () => {
    const index = createKeyIndex()
    for (let number = 0; number < 100_000; number += 1) index.add(number << 8, ~number)
    for (let number = 0; number < 100_000; number += 997)
      expect(index.find(number << 8, ~number)).toBe(number)
    expect(index.find(100_000 << 8, ~100_000)).toBe(-1)
  })
})

describe('ids', () => {
  test('begin at 1, one for each key', () => {
    const ids = createIdIndex()
    expect([ids.add(1, 1), ids.add(1, 2), ids.find(1, 1), ids.find(2, 2), ids.added]).toEqual([1, 2, 1, 0, 2])
  })

  test('that the date has are kept; new ones go on after the last', () => {
    const ids = createIdIndex(40)
    ids.keep(1, 1, 40)
    ids.keep(2, 2, 7)
    expect([ids.find(1, 1), ids.find(2, 2), ids.add(3, 3), ids.add(4, 4), ids.added]).toEqual([
      40, 7, 41, 42, 2,
    ])
  })

  test('of three lanes never meet', () => {
    const lanes = [0, 1, 2].map((index) => createIdIndex(10, { index, of: 3 }))
    const given = lanes.flatMap((ids) => [1, 2, 3, 4].map((key) => ids.add(key, key)))
    expect(given.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => 11 + index))
  })
})

test('records of one license are told apart by all their values, and the earliest equal one is named', () => {
  const licenses = createLicenseIndex()
  const entry = licenses.add(1, 1, 100, 100, 5)
  const other = licenses.add(2, 2, 200, 200, 6)
  licenses.addRecord(101, 101, 7)
  expect(licenses.find(1, 1)).toBe(entry)
  expect(licenses.reference(entry)).toBe(5)
  expect(licenses.repeats(entry, 100, 100)).toBe(5)
  expect(licenses.repeats(entry, 101, 101)).toBe(7)
  expect(licenses.repeats(entry, 102, 101)).toBe(-1)
  expect(licenses.repeats(other, 200, 200)).toBe(6)
  for (let number = 10; number < 5000; number += 1) licenses.add(number, number, number, number, number)
  expect([licenses.size, licenses.reference(licenses.find(4321, 4321)), licenses.reference(entry)]).toEqual([
    ...[4992, 4321, 5],
  ])
})
