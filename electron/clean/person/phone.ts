import { type Cleaned, cleaned, nothing, notUnderstood, odd } from '../cleaned.ts'
import { type PhonePart, phoneParts } from './phoneParts.ts'

interface Phone {
  /** E.164: `+17023083384`. Null where the cell only holds a fax. */
  readonly phone: string | null
  /** That of the first number that has one. */
  readonly extension: string | null
  /** A second number of the cell. */
  readonly phone2?: string
  /** Further ones, each once. */
  readonly others?: readonly string[]
  readonly fax?: string
}

/** What nearly every cell looks like: `702-308-3384`, `(209) 747-1797`. */
const usual = /^\(?([2-9]\d\d)(?:\) ?|[-. ])([2-9]\d\d)[-. ](\d{4})$/
const longestCell = 200
const notLetterOrDigit = /[^\p{L}\p{N}]+/gu
const faxWord = /(?<!\p{L})(?:fax|facsimile)(?!\p{L})/iu
/** `Phone/Fax 702-555-0142` is a phone too. */
const phoneWord = /(?<!\p{L})(?:phone|ph|tel|telephone|voice)(?!\p{L})/iu

/**
 * The US phone numbers of a cell in E.164, each from ten digits NXX-NXX-XXXX (N = 2–9) in any punctuation, with an
 * optional leading 1 or +1. The area code need not be assigned: real files hold such numbers. Words round a number
 * (`Cell`, `(office)`) are dropped; one called fax is the fax. A part that is no number gives a problem; the others are
 * kept. (DATA.md, "Phone")
 */
export function cleanPhone(cell: string): Cleaned<Phone> {
  const match = usual.exec(cell)
  if (match) return cleaned({ phone: `+1${match[1]}${match[2]}${match[3]}`, extension: null })
  const text = cell.trim()
  if (text === '') return nothing
  if (text.length > longestCell) return notAPhone('it is much longer than one')

  const numbers = new Set<string>()
  let fax: string | null = null
  let extension: string | null = null
  let bad: { part: PhonePart; why: string } | null = null
  for (const part of phoneParts(text)) {
    const digits = part.number.replace(notLetterOrDigit, '')
    const why = part.problem ?? problemOf(digits, part.number)
    if (why !== null) {
      bad ??= { part, why }
      continue
    }
    const number = `+1${digits.slice(-10)}`
    const isFax = faxWord.test(part.label)
    if (isFax) fax ??= number
    if (isFax && !phoneWord.test(part.label)) continue
    numbers.add(number)
    extension ??= part.extension
  }
  const [phone = null, phone2, ...others] = numbers
  if (phone === null && fax === null) return notAPhone(bad?.why ?? 'it has 0 digits instead of ten')
  const found: Phone = {
    phone,
    extension,
    ...(phone2 === undefined ? {} : { phone2 }),
    ...(others.length === 0 ? {} : { others }),
    ...(fax === null ? {} : { fax }),
  }
  if (bad === null) return cleaned(found)
  return odd(found, 'phone_not_understood', `holds a part that is not a US phone number: '${bad.part.text}'`)
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
