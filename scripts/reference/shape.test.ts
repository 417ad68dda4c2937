import { expect, test } from 'vitest'
import { shapeOf } from './shape.ts'

test.each<[what: string, documents: unknown[], shape: string]>([
  ['members by name and type', [{ runId: 1, date: 'x' }], '{\n  runId: number\n  date: string\n}'],
  ['a member that one document lacks', [{ a: 1 }, { a: 2, b: true }], '{\n  a: number\n  b?: boolean\n}'],
  ['a value that may be null', [{ a: null }, { a: 1 }], '{\n  a: number | null\n}'],
  ['the elements of all lists', [{ a: [] }, { a: [{ b: 1 }, {}] }], '{\n  a: [{\n    b?: number\n  }]\n}'],
  ['an empty list', [{ a: [] }], '{\n  a: […]\n}'],
])('tells %s', (_, documents, shape) => {
  expect(shapeOf(documents)).toBe(shape)
})

test('tells members that the data name as one', () => {
  expect(shapeOf([{ rows: [{ city: 'x', beds: 1 }] }], new Set(['rows']))).toBe(
    '{\n  rows: [{\n    [name]: number | string\n  }]\n}',
  )
})
