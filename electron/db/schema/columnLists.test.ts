import { describe, expect, test } from 'vitest'
import { columnsOf, recordColumns, tables } from '../../../shared/columns.ts'
import { columnList } from './columnLists.ts'

/** What people and files say of a facility; attributes are measured by their keys, the license number is the key. */
const measured = recordColumns.filter(({ type, name }) => type !== 'attributes' && name !== 'license_number')
const words = (list: string) => columnList(list).split(', ')

describe('the list', () => {
  test.each(measured.map(({ table, name }) => [name, table] as const))(
    'of what is measured has %s',
    (name, table) => {
      expect(words('measured_names')).toContain(`'${table}.${name}'`)
      expect(words('measured_counts')).toContain(`count(${name})`)
      expect(words('measured_distinct')).toContain(`count(distinct ${name})`)
      expect(columnList('measured_hashes')).toMatch(
        new RegExp(`(^| )${name} as ${name}(,|$)|\\b${name}\\b.*\\) as ${name}(,|$)`),
      )
    },
  )

  test('of each kind has one entry a column, in one order', () => {
    for (const kind of ['counts', 'distinct']) expect(words(`measured_${kind}`)).toHaveLength(measured.length)
    for (const table of tables) {
      const letter = table[0] as string
      const names = words(`${letter}_names`).map((name) => name.replaceAll("'", '').split('.')[1])
      expect(words(`${letter}_texts`)).toEqual(names.map((name) => `${letter}.${name}::text`))
      expect(words(`${table}_columns`)).toEqual(columnsOf(table).map(({ name }) => name))
    }
  })

  test('of a schema of version 1 lacks what came later', () => {
    expect(columnList('facility_held', 1)).not.toContain('latitude')
    expect(columnList('f_compared', 1)).not.toContain('latitude')
    expect(columnList('measured_names', 1)).not.toContain('latitude')
    expect(columnList('facility_columns', 1)).toContain('latitude')
  })

  test('that there is not is refused', () => {
    for (const name of ['facility_nothing', 'x_values', 'measured_nothing', 'nothing'])
      expect(() => columnList(name)).toThrow('there is not')
  })
})
