import { type Cleaned, cleaned, notUnderstood } from './cleaned.ts'
import { labelKey } from './label.ts'

/**
 * A column whose cells hold its own words (`Accepts Subsidy`) where it applies and nothing where it doesn't.
 * @param words the column's own words, compared without regard to case
 */
export function cleanOwnWords(cell: string, words: string): Cleaned<boolean> {
  if (cell === words) return cleaned(true)
  if (cell === '' || cell.trim() === '') return cleaned(false)
  if (labelKey(cell) === labelKey(words)) return cleaned(true)
  return notUnderstood('flag_not_understood', `is neither '${words}' nor empty`)
}
