import { type Cleaned, cleaned, nothing, odd } from './cleaned.ts'
import { cleanIdentifier } from './identifier.ts'

const wellFormed = /^\d{5}(?:-\d{4})?$/

/** Whether a ZIP has 5 or 5+4 digits: `02138`, `89031-1234`. */
export function isZip(text: string): boolean {
  return wellFormed.test(text)
}

/** A ZIP column: an identifier, kept character for character. Anything but 5 or 5+4 digits is kept with a warning. */
export function cleanZip(cell: string): Cleaned<string> {
  const zip = cleanIdentifier(cell)
  if (zip === null) return nothing
  return isZip(zip) ? cleaned(zip) : odd(zip, 'zip_not_well_formed', 'is not 5 or 5+4 digits')
}
