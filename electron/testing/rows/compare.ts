import { type Checker, SymbolFlags } from 'typescript/unstable/sync'
import type { RowCall } from './calls.ts'
import type { Column } from './describe.ts'
import { anything, fits, kindsOf } from './kinds.ts'

/** A sentence for each property of a call's row type that the columns of its statement can't fill. */
export function faultsOf(checker: Checker, { place, row }: RowCall, columns: readonly Column[]): string[] {
  if (row === null)
    return columns.length === 0 ? [] : [`${place}: the rows are read, but the call names no type of them`]
  const properties = checker.getPropertiesOfType(row.type)
  if (properties.length === 0) return [`${place}: the row type ${row.name} has no properties`]
  const twice = columns.filter(({ name }, index) => columns.findIndex((one) => one.name === name) !== index)
  return [
    ...twice.map(({ name }) => `${place}: the statement gives two columns ${name}`),
    ...properties.flatMap((property) => {
      const column = columns.find(({ name }) => name === property.name)
      if (column === undefined)
        return (property.flags & SymbolFlags.Optional) !== 0
          ? []
          : [
              `${place}: ${row.name} has ${property.name}, which the statement doesn't give (${given(columns)})`,
            ]
      const type = checker.getTypeOfSymbol(property)
      if (type === undefined) return []
      const kinds = kindsOf(checker, type)
      const wanted = checker.typeToString(type)
      if (column.nullable && !kinds.has('null') && !kinds.has(anything))
        return [`${place}: ${property.name} of ${row.name} is ${wanted}, but the table's column may be null`]
      if (fits(column.kind, kinds)) return []
      return [
        `${place}: ${property.name} of ${row.name} is ${wanted}, but the statement gives ${column.type}, which is read as ${column.kind}`,
      ]
    }),
  ]
}

function given(columns: readonly Column[]): string {
  return columns.length === 0
    ? 'it gives no columns'
    : `it gives ${columns.map(({ name }) => name).join(', ')}`
}
