import { isLabel } from './label.ts'

/** In the order of the values. */
const periods = [
  { label: 'Daytime Hours', value: 'daytime' },
  { label: 'Evening Hours', value: 'evening' },
  { label: 'School Year Only', value: 'school_year_only' },
  { label: 'Year Round', value: 'year_round' },
] as const

/**
 * When a facility operates: those of the four labels that stand in any of the cells, in alphabetical order. The source
 * shifts these cells under each other's headers, and other columns' words among them, so anything else is passed over.
 */
export function cleanOperatingPeriods(cells: readonly string[]): string[] {
  const found: string[] = []
  for (const { label, value } of periods) {
    for (const cell of cells) {
      if (isLabel(cell, label)) {
        found.push(value)
        break
      }
    }
  }
  return found
}
