import { labelKey } from '../text/label.ts'

const labels: ReadonlyMap<string, string> = new Map([
  // As the file writes them: the quick way.
  ['Daytime Hours', 'daytime'],
  ['Evening Hours', 'evening'],
  ['School Year Only', 'school_year_only'],
  ['Year Round', 'year_round'],
  // As `labelKey` gives them.
  ['daytime hours', 'daytime'],
  ['evening hours', 'evening'],
  ['school year only', 'school_year_only'],
  ['year round', 'year_round'],
])

/**
 * When a facility operates: those of the four labels that stand in any of the cells, in alphabetical order. The source
 * shifts these cells under each other's headers, and other columns' words among them, so anything else is passed over.
 */
export function cleanOperatingPeriods(cells: readonly string[]): string[] {
  const found: string[] = []
  for (const cell of cells) {
    if (cell === '') continue
    const period = labels.get(cell) ?? labels.get(labelKey(cell) ?? '')
    if (period !== undefined && !found.includes(period)) found.push(period)
  }
  return found.length > 1 ? found.sort() : found
}
