import { isInvisible } from '../../shared/invisible.ts'
import { type Column, headerKey, isRejectColumn, snakeCase } from './headers.ts'
import { type Source, sourceColumns } from './source.ts'

/** How one file's header meets one source. */
export interface Layout {
  readonly source: Source
  readonly header: readonly string[]
  /** For each column that the rules read: its 0-based place in the file, -1 when the file lacks it. */
  readonly places: ReadonlyMap<Column, number>
  /** Columns that no rule names: they go to `attributes` under this key. */
  readonly extras: readonly { readonly place: number; readonly key: string }[]
  /** Drift: columns of the source that the file lacks, by their usual header. */
  readonly missing: readonly string[]
  /** Drift: columns of the file that the source doesn't know, by the file's header. */
  readonly added: readonly string[]
}

/** Of a file that has every column of the source: for what is told by columns and not by the headers of a file. */
export function wholeLayout(source: Source): Layout {
  const columns = sourceColumns(source)
  return {
    source,
    header: columns.map(({ name }) => name),
    places: new Map(columns.map((column, place) => [column, place])),
    extras: [],
    missing: [],
    added: [],
  }
}

/** What a person chose may be a header that the file lacks: then the source's other headers count. */
export function layoutOf(source: Source, header: readonly string[]): Layout {
  const keys = header.map(headerKey)
  const taken = new Set<number>()
  const places = new Map<Column, number>()
  const columns = sourceColumns(source)

  const place = (column: Column, wanted: readonly string[]): boolean => {
    for (const name of wanted) {
      const key = headerKey(name)
      const found = keys.findIndex((candidate, index) => candidate === key && key !== '' && !taken.has(index))
      if (found >= 0) {
        places.set(column, found)
        taken.add(found)
        return true
      }
    }
    return false
  }

  // A person's choices come first, and usual headers before aliases, so that no column is claimed twice.
  for (const column of columns) if (column.chosen !== undefined) place(column, [column.chosen])
  for (const column of columns) if (!places.has(column)) place(column, [column.name])
  for (const column of columns)
    if (!places.has(column) && !place(column, column.aliases)) places.set(column, -1)

  const missing = columns.filter((column) => places.get(column) === -1).map((column) => column.name)
  const spare = header.flatMap((name, index) => (taken.has(index) || isRejectColumn(name) ? [] : [index]))
  return {
    source,
    header,
    places,
    extras: extraKeys(source, header, spare),
    missing,
    added: spare.flatMap((index) => (isInvisible(header[index] as string) ? [] : [header[index] as string])),
  }
}

/**
 * Names for columns that no rule names. A second column of one name gets `_2`; a column without a header is
 * `column_<place>` (it adds nothing while it is empty). Sorted by key, so that two files of one layout with
 * other column orders give equal attributes.
 */
function extraKeys(source: Source, header: readonly string[], spare: readonly number[]): Layout['extras'] {
  const used = new Set<string>(
    source.rules
      .flatMap((rule) => rule.targets)
      .flatMap((target) => (target.startsWith('attributes.') ? [target.slice(11)] : [])),
  )
  const occurrence = new Map<string, number>()
  header.forEach((name, index) => {
    if (!spare.includes(index)) occurrence.set(snakeCase(name), 1)
  })
  return spare
    .map((index) => {
      const base = snakeCase(header[index] as string) || `column_${index + 1}`
      let count = (occurrence.get(base) ?? 0) + 1
      let key = count === 1 ? base : `${base}_${count}`
      while (used.has(key)) key = `${base}_${++count}`
      occurrence.set(base, count)
      used.add(key)
      return { place: index, key }
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}
