import { type Cleaned, nothing, notUnderstood } from '../cleaned.ts'
import { cleanIdentifierNumber } from '../text/identifier.ts'
import { type NoValueWords, noValueOf, usualNoValue } from '../text/noValue.ts'

const digit = /[0-9]/
const whitespace = /\s/

/**
 * `Subsidy Contract Number: 59884`: what follows the colon, nothing for a word such as `N/A`. A number without the
 * label counts too.
 */
export function cleanSubsidyContract(cell: string, noValue: NoValueWords = usualNoValue): Cleaned<string> {
  const colon = cell.indexOf(':')
  const number = cleanIdentifierNumber(cell.slice(colon + 1))
  if (number.value === null) return nothing
  if (noValue.has(number.value)) return noValueOf(number.value)
  if (colon < 0 && (whitespace.test(number.value) || !digit.test(number.value))) {
    return notUnderstood('number_not_understood', 'has no contract number behind a colon')
  }
  return number
}
