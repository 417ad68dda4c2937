import { cleanText } from './text.ts'

/** Longer cells are no label, whatever their spaces. */
const longestCell = 200

/**
 * What a label (`CLOSED`, `Year Round`) is compared by: its text without regard to case. Null for what can't be one:
 * an empty or a very long cell.
 */
export function labelKey(cell: string): string | null {
  if (cell.length > longestCell) return null
  return cleanText(cell)?.toLowerCase() ?? null
}
