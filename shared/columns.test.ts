import { describe, expect, test } from 'vitest'
import { columnsOf, schemaVersion, tables } from './columns.ts'

describe('the catalog of columns', () => {
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
