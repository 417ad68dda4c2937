import { type Column, headerKey, headersOf } from '../../sources/headers.ts'
import type { Layout } from '../../sources/layout.ts'
import { presentColumn } from '../../sources/readRecord.ts'

/** Of the column that the file has of those that may feed a field. */
export function placeOf(layout: Layout, columns: readonly Column[]): number {
  return layout.places.get(presentColumn(layout, columns)) ?? -1
}

/** Columns by their headers: by place where that is the same column, else by name, also by another that the source knows. */
export function placesIn({ header, places }: Layout) {
  const keys = header.map(headerKey)
  const named = (column: string): number => {
    const exact = header.indexOf(column)
    if (exact >= 0) return exact
    const key = headerKey(column)
    const alike = keys.indexOf(key)
    if (alike >= 0) return alike
    for (const [known, place] of places)
      if (headersOf(known).some((one) => headerKey(one) === key)) return place
    return -1
  }
  return {
    named,
    of: ({ place, column }: { readonly place: number; readonly column: string }): number =>
      header[place] === column ? place : named(column),
  }
}
