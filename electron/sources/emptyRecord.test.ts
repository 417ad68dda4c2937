import { expect, test } from 'vitest'
import { recordColumns } from '../../shared/columns.ts'
import { emptyRecord } from './emptyRecord.ts'

test('a record has all fields that rules fill, empty', () => {
  const names = recordColumns.map(({ name }) => name)
  expect(Object.keys(emptyRecord())).toEqual(names)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(emptyRecord()[name as never]).toEqual(name === 'attributes' ? {} : null)
  expect(emptyRecord()).not.toBe(emptyRecord())
  expect(emptyRecord().attributes).not.toBe(emptyRecord().attributes)
})
