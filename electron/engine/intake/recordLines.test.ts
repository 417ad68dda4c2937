import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRecordLines, unpackLines } from './recordLines.ts'

function keep(lines: readonly number[], batchSize = 3): Uint8Array {
  const kept = createRecordLines()
  for (let from = 0; from < lines.length; from += batchSize) {
    const line = Float64Array.from(lines.slice(from, from + batchSize))
    kept.add({ count: line.length, line })
  }
  return kept.packed()
}

test.each([
  ['no record', []],
  ['records without line breaks, behind the header', [2, 3, 4, 5]],
  ['blank lines and cells of several lines', [4, 5, 9, 200, 201, 16_000, 5_000_000_000]],
])('gives back the lines of %s', (_, lines) => {
  expect([...unpackLines(keep(lines))]).toEqual(lines)
})

test('gives back any lines, whatever the batches', () => {
  const gaps = fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 2 ** 40 })), { maxLength: 50 })
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 9 }), (steps, batchSize) => {
      let line = 0
      const lines = steps.map((step) => {
        line += step
        return line
      })
      expect([...unpackLines(keep(lines, batchSize))]).toEqual(lines)
    }),
  )
})

test('takes next to nothing for a file of one line a record', () => {
  const lines = Array.from({ length: 300_000 }, (_, index) => index + 2)
  const packed = keep(lines, 1000)
  expect(packed.length).toBeLessThan(3000)
  expect(unpackLines(packed).at(-1)).toBe(300_001)
})
