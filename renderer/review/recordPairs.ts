import type { MappingTable } from '../../shared/window/files.ts'
import type { ReviewFile, ReviewRow } from '../../shared/window/review.ts'
import { shown } from './reviewColumns.ts'

/** One column of the file, for one record. */
export interface RecordPair {
  readonly place: number
  readonly column: string
  readonly says: string
  /** What a person or a correction laid over it; null where nobody did. */
  readonly edited: string | null
  readonly by: 'edit' | 'correction'
  readonly becomes: string
  readonly rule: string
  /** What is shown first: 0 changed by a person or wrong, 1 required, 2 changed by its rule, 3 the rest. */
  readonly weight: number
}

/** Every column that says something or becomes something, what matters first. */
export function recordPairs(file: ReviewFile, row: ReviewRow, table: MappingTable): RecordPair[] {
  const mapped = table.rows.flatMap(({ fileColumn, targets, rule, required }) => {
    const place = fileColumn === null ? -1 : file.header.indexOf(fileColumn)
    return place < 0 ? [] : [{ place, targets, rule, required }]
  })
  const kept = table.unmapped.map(({ fileColumn, attribute }) => ({
    place: file.header.indexOf(fileColumn),
    targets: [`attributes.${attribute}`],
    rule: 'Kept as attribute',
    required: false,
  }))
  return [...mapped, ...kept]
    .map(({ place, targets, rule, required }): RecordPair => {
      const says = row.raw[place] ?? ''
      const edit = row.edited.find((cell) => cell.place === place)
      // one cell may feed several fields with the same
      const becomes = [...new Set(targets.flatMap((target) => textOf(row, target)))].join(' · ')
      const column = file.header[place] ?? ''
      const isWrong = row.issues.some((issue) => issue.column === column.trim())
      const over = edit === undefined ? says : edit.to
      const weight = edit !== undefined || isWrong ? 0 : required ? 1 : becomes !== over.trim() ? 2 : 3
      return { place, column, says, edited: edit?.to ?? null, by: edit?.by ?? 'edit', becomes, rule, weight }
    })
    .filter(
      ({ says, becomes, edited, weight }) => weight < 2 || says !== '' || becomes !== '' || edited !== null,
    )
    .sort((a, b) => a.weight - b.weight || a.place - b.place)
}

function textOf({ cleaned }: ReviewRow, target: string): string[] {
  if (cleaned === null) return []
  const name = target.slice(target.indexOf('.') + 1)
  const value = target.startsWith('attributes.')
    ? cleaned.attributes[name]
    : (cleaned as unknown as Record<string, unknown>)[name]
  const text = shown(value)
  return text === null ? [] : [text]
}
