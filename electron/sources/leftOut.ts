import { tidyText } from '../clean/text/cell.ts'
import { cleanContaining } from '../clean/text/flag.ts'
import { labelKey } from '../clean/text/label.ts'
import { headerKey } from './headers.ts'
import type { Layout } from './layout.ts'

/** Tells by which rule of its source a record is set aside; null for one that counts. */
type LeftOut = (cells: readonly string[]) => string | null

interface Selection {
  readonly column: string
  readonly is?: readonly string[] | undefined
  readonly contains?: readonly string[] | undefined
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value as T]
}

/** Where a column of the source stands in the file, -1 where it is not there. */
function placeOf({ places }: Layout, name: string): number {
  const key = headerKey(name)
  for (const [column, place] of places) if (headerKey(column.name) === key) return place
  return -1
}

/** `only` and `except` of a source; null where it has none that the file's columns can tell. */
export function leftOut(layout: Layout): LeftOut | null {
  const { only, except } = layout.source.file.file ?? {}
  const wanted = listOf<Selection>(only).flatMap((one) => chooser(layout, one, 'only'))
  const unwanted = listOf<Selection>(except).flatMap((one) => chooser(layout, one, 'except'))
  if (wanted.length + unwanted.length === 0) return null
  return (cells) => {
    for (const { holds, says } of wanted) if (!holds(cells)) return says
    for (const { holds, says } of unwanted) if (holds(cells)) return says
    return null
  }
}

function chooser(layout: Layout, { column, is = [], contains }: Selection, option: string) {
  const place = placeOf(layout, column)
  // a file that lacks the column is told as drift; leaving out all of it would help nobody
  if (place < 0) return []
  const values = new Set(is.map((value) => labelKey(value) ?? ''))
  const holdsWord = contains === undefined ? null : cleanContaining(contains)
  const holds = (cells: readonly string[]): boolean => {
    const text = tidyText(cells[place] ?? '', 'value')
    return values.has(labelKey(text) ?? '') || holdsWord?.(text).value === true
  }
  const words = [
    ...is.map((value) => (value === '' ? 'blank' : value)),
    ...(contains ?? []).map((word) => `…${word}…`),
  ]
  const shown =
    words.length > 5 ? `${words.slice(0, 5).join(', ')} and ${words.length - 5} more` : words.join(', ')
  return [{ holds, says: `${option}: ${column} is ${shown}` }]
}

interface OnePer {
  /** What names a record's facility; null where the record has none of it. */
  keyOf(cells: readonly string[]): string | null
  readonly says: string
}

/** `onePer` of a source; null where it has none, or the file lacks its columns. */
export function onePer(layout: Layout): OnePer | null {
  const columns = listOf(layout.source.file.file?.onePer?.column)
  const places = columns.map((name) => placeOf(layout, name))
  if (columns.length === 0 || places.some((place) => place < 0)) return null
  return {
    keyOf(cells) {
      const values = places.map((place) => tidyText(cells[place] ?? '', 'identifier'))
      return values.some((value) => value !== '') ? values.join('\n') : null
    },
    says: `onePer: ${columns.join(', ')}`,
  }
}
