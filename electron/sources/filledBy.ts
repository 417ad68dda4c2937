import type { Layout } from './layout.ts'
import { fieldName } from './rule.ts'

/**
 * What of the dated schema a file of this layout can fill: `table.column` and `attributes.key`, each once, in order. A rule
 * all of whose columns the file lacks fills nothing.
 */
export function filledBy({ source, places }: Pick<Layout, 'source' | 'places'>): string[] {
  const filled = source.rules
    .filter(({ always, columns }) => always || columns.some((column) => (places.get(column) ?? -1) >= 0))
    .flatMap(({ targets }) => targets)
    .map(fieldName)
  return [...new Set(filled)].sort()
}
