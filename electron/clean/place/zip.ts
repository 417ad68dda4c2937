import { type Cleaned, cleaned, nothing, odd } from '../cleaned.ts'
import { cleanIdentifier, pointZeroWhy, withoutPointZero } from '../text/identifier.ts'

const wellFormed = /^\d{5}(?:-\d{4})?$/
const nineDigits = /^([0-9]{5})([0-9]{4})$/

/** Whether a ZIP has 5 or 5+4 digits: `02138`, `89031-1234`. */
export function isZip(text: string): boolean {
  return wellFormed.test(text)
}

/**
 * A ZIP column: an identifier, kept character for character, but nine digits get their hyphen (`89031-1234`) and the
 * `.0` of a number with decimals goes. Anything but 5 or 5+4 digits is kept with a warning. (DATA.md, "Identifiers")
 */
export function cleanZip(cell: string): Cleaned<string> {
  if (wellFormed.test(cell)) return cleaned(cell)
  const identifier = cleanIdentifier(cell)
  if (identifier === null) return nothing
  const number = withoutPointZero(identifier)
  const zip = number.replace(nineDigits, '$1-$2')
  if (!isZip(zip)) return odd(zip, 'zip_not_well_formed', 'is not 5 or 5+4 digits')
  return number === identifier ? cleaned(zip) : odd(zip, 'ends_in_point_zero', pointZeroWhy(zip))
}
