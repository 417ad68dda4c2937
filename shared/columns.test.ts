import { describe, expect, test } from 'vitest'
import { columnsOf, emptyRecord, recordColumns, schemaVersion, tables } from './columns.ts'

describe('the catalog of columns', () => {
  test('gives a record all fields that rules fill, empty', () => {
    const names = recordColumns.map(({ name }) => name)
    expect(Object.keys(emptyRecord())).toEqual(names)
    expect(new Set(names).size).toBe(names.length)
    expect(emptyRecord()).not.toBe(emptyRecord())
    expect(emptyRecord().attributes).not.toBe(emptyRecord().attributes)
  })

  test('says what each column means, labels what people see, and lets later columns be null', () => {
    for (const column of tables.flatMap((table) => columnsOf(table))) {
      expect(column.comment, column.name).toMatch(/\.$/)
      if (column.from === 'record') expect(column.label, column.name).toBeTruthy()
      if ((column.since ?? 1) > 1) expect(column.required, column.name).toBeUndefined()
    }
    expect(schemaVersion).toBe(
      Math.max(...tables.flatMap((table) => columnsOf(table).map(({ since = 1 }) => since))),
    )
  })
})
