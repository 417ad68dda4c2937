import { type Cleaned, cleaned, nothing, notUnderstood } from '../cleaned.ts'

const wholeNumber = /^(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.0+)?$/
const number = /^([-−+]?)[0-9,]*(?:\.[0-9]+)?$/
const digit = /[0-9]/
/** PostgreSQL's `integer`. */
const greatest = 2_147_483_647

/** A count, such as a capacity: `82`, `1,200`, `12.0`. Never negative. (DATA.md, "Whole number") */
export function cleanWholeNumber(cell: string): Cleaned<number> {
  const digits = fewDigits(cell)
  if (digits >= 0) return cleaned(digits)
  const text = cell.trim()
  if (text === '') return nothing
  if (!wholeNumber.test(text)) return notWhole(text)
  const value = Number(text.replaceAll(',', ''))
  if (value > greatest) return notUnderstood('number_not_understood', 'is too great a number')
  return cleaned(value)
}

/** The number that nearly every cell is: up to nine digits and nothing else; -1 for all others. */
function fewDigits(cell: string): number {
  if (cell === '' || cell.length > 9) return -1
  let value = 0
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at) - 0x30
    if (code < 0 || code > 9) return -1
    value = value * 10 + code
  }
  return value
}

function notWhole(text: string): Cleaned<never> {
  const sign = digit.test(text) ? number.exec(text)?.[1] : undefined
  if (sign === undefined) return notUnderstood('number_not_understood', 'is not a number')
  if (sign === '-' || sign === '−') return notUnderstood('number_not_understood', 'is negative')
  return notUnderstood(
    'number_not_understood',
    text.includes('.') ? 'is not a whole number' : 'is not written as a number',
  )
}
