import { expect, test } from 'vitest'
import { fieldTables, recordColumns } from '../../shared/columns.ts'
import { fieldLabels, fieldOrder } from './fields.ts'

test('every field that a rule fills has a label and a table, and a place in the review but the attributes', () => {
  for (const { name, table, type } of recordColumns) {
    expect(fieldLabels[name as keyof typeof fieldLabels], name).toMatch(/^[A-Z]/)
    expect(fieldTables[name as keyof typeof fieldTables], name).toBe(table)
    expect([name, fieldOrder.filter((field) => field === name).length]).toEqual([
      name,
      type === 'attributes' ? 0 : 1,
    ])
  }
})
