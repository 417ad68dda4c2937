import { type Cleaned, cleaned, nothing, notUnderstood } from './cleaned.ts'
import { cleanIdentifier } from './identifier.ts'

const notApplicable = /^n\/a$/i
const digit = /[0-9]/
const whitespace = /\s/

/** `Subsidy Contract Number: 59884`: what follows the colon, nothing for `N/A`. A number without the label counts too. */
export function cleanSubsidyContract(cell: string): Cleaned<string> {
  const colon = cell.indexOf(':')
  const number = cleanIdentifier(cell.slice(colon + 1))
  if (number === null || notApplicable.test(number)) return nothing
  if (colon < 0 && (whitespace.test(number) || !digit.test(number))) {
    return notUnderstood('number_not_understood', 'has no contract number behind a colon')
  }
  return cleaned(number)
}
