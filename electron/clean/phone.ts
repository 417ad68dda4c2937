import { type Cleaned, cleaned, nothing, notUnderstood } from './cleaned.ts'

export interface Phone {
  /** E.164: `+17023083384` */
  readonly phone: string
  readonly extension: string | null
}

/** What nearly every cell looks like: `702-308-3384`, `(209) 747-1797`. */
const usual = /^\(?([2-9]\d\d)(?:\) ?|[-. ])([2-9]\d\d)[-. ](\d{4})$/
const longestCell = 100
const notLetterOrDigit = /[^\p{L}\p{N}]+/gu
const anyLetter = /\p{L}/u
/** `x12`, `ext. 12`, `extension: 12)`, `#12`. Ten digits would be a second number, so nine are the most. */
const extensionMark = /^(?:#|x|ext(?:n|ension)?)[^\p{L}\p{N}]*([0-9]{1,9})[^\p{L}\p{N}]*$/iu

/**
 * A US phone number in E.164, from ten digits NXX-NXX-XXXX (N = 2–9) in any punctuation, with an optional leading 1
 * or +1. The area code need not be assigned: real files hold such numbers. (DATA.md, "Phone")
 */
export function cleanPhone(cell: string): Cleaned<Phone> {
  const match = usual.exec(cell)
  if (match) return cleaned({ phone: `+1${match[1]}${match[2]}${match[3]}`, extension: null })
  const text = cell.trim()
  if (text === '') return nothing
  if (text.length > longestCell) return notAPhone('it is much longer than one')

  const end = endOfNumber(text)
  const written = text.slice(0, end)
  const digits = written.replace(notLetterOrDigit, '')
  if (anyLetter.test(digits)) return notAPhone('it has letters')
  const problem = problemOf(digits, written)
  if (problem !== null) return notAPhone(problem)

  let extension: string | null = null
  if (end < text.length) {
    extension = extensionMark.exec(text.slice(end))?.[1] ?? null
    if (extension === null) return notAPhone('what follows the ten digits is no extension')
  }
  return cleaned({ phone: `+1${digits.slice(-10)}`, extension })
}

/** Where the extension begins: the first `x` or `e` after a digit, or the first `#` after ten of them. */
function endOfNumber(text: string): number {
  let digits = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code >= 0x30 && code <= 0x39) digits++
    else if (digits > 0 && ((code | 0x20) === 0x78 || (code | 0x20) === 0x65)) return index
    else if (digits >= 10 && code === 0x23) return index
  }
  return text.length
}

function problemOf(digits: string, written: string): string | null {
  if (!/^[0-9]*$/.test(digits)) return 'its digits are not the usual ones'
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits
  const plus = written.lastIndexOf('+')
  if (plus >= 0 && (national === digits || plus > written.indexOf('1') || plus !== written.indexOf('+'))) {
    return 'only +1 may come before the ten digits'
  }
  if (digits.length >= 20) return 'it may hold two numbers'
  if (national.length !== 10) {
    return `it has ${digits.length} ${digits.length === 1 ? 'digit' : 'digits'} instead of ten`
  }
  if (national[0] === '0' || national[0] === '1') return `no area code begins with ${national[0]}`
  if (national[3] === '0' || national[3] === '1') {
    return `no number begins with ${national[3]} after the area code`
  }
  return null
}

function notAPhone(why: string): Cleaned<never> {
  return notUnderstood('phone_not_understood', `is not a US phone number: ${why}`)
}
