import { cleanText } from './text.ts'

/** Labels (`CLOSED`, `Year Round`) are compared without regard to case, as text is: one space is as good as two. */
export function isLabel(cell: string, label: string): boolean {
  // A cell much longer than the label is none, whatever its spaces.
  if (cell.length > label.length + 200) return false
  return cell === label || cleanText(cell)?.toLowerCase() === label.toLowerCase()
}
