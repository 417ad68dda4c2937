import { stateCodeOf } from './state.ts'
import { isZip } from './zip.ts'

/** What a cell says of its state: `NV`, `nv.`, `Nevada`, or `XX` that is none. */
interface TailState {
  readonly written: string
  /** Null for two letters after a comma that are no USPS code. */
  readonly code: string | null
  /** Where it begins in the text. */
  readonly start: number
  readonly afterComma: boolean
}

/** The end of an address: state, ZIP and country. */
interface AddressTail {
  readonly zip: string | null
  readonly state: TailState | null
  /** Where the ZIP begins, or the text ends. */
  readonly beforeZip: number
}

interface Span {
  readonly start: number
  readonly end: number
}

const country = /[ ,.](?:U\.?S\.?A?|UNITED STATES(?: OF AMERICA)?)$/i
const someDigit = /\d/
/** `NV89031` */
const gluedZip = /^[A-Z]{2}(?=\d{5}(?:-?\d{4})?$)/i
const nineDigits = /^\d{9}$/
const twoLetters = /^[A-Z]{2}$/i

/** Reads state and ZIP off the end of a clean address, whatever punctuation stands between and after them. */
export function readTail(text: string): AddressTail {
  const end = withoutCountry(text)
  const last = wordBefore(text, end)
  if (last.end === 0) return { zip: null, state: null, beforeZip: 0 }
  const word = text.slice(last.start, last.end)
  if (word.length > 32 || !someDigit.test(word))
    return { zip: null, state: stateBefore(text, end), beforeZip: end }
  const glued = gluedZip.exec(word)?.[0]
  if (glued !== undefined && stateCodeOf(glued) !== null) {
    const beforeZip = last.start + glued.length
    return { zip: word.slice(glued.length), state: stateBefore(text, beforeZip), beforeZip }
  }
  const state = stateBefore(text, last.start)
  if (isZip(word) || nineDigits.test(word)) return { zip: word, state, beforeZip: last.start }
  // anything else is a ZIP only where one belongs, or `HWY 50` would end in one
  if (state) return { zip: word, state, beforeZip: last.start }
  // `NV 89031 1234`
  const before = wordBefore(text, last.start)
  const stateBeforeBoth = isZip(text.slice(before.start, before.end)) ? stateBefore(text, before.start) : null
  if (stateBeforeBoth && word.length <= 4)
    return { zip: text.slice(before.start, last.end), state: stateBeforeBoth, beforeZip: before.start }
  return { zip: null, state: null, beforeZip: end }
}

function stateBefore(text: string, end: number): TailState | null {
  const last = wordBefore(text, end)
  if (last.start === last.end || last.end - last.start > 32) return null
  let found: TailState | null = null
  let start = last.start
  // `NEW MEXICO`, `FEDERATED STATES OF MICRONESIA`: the most words win, WEST VIRGINIA before VIRGINIA
  for (let words = 1; words <= 4; words++) {
    const written = text.slice(start, last.end)
    const code = stateCodeOf(written)
    if (code !== null) found = { written, code, start, afterComma: isAfterComma(text, start) }
    if (last.end - last.start < 4 || text.charCodeAt(start - 1) !== 0x20) break
    start = text.lastIndexOf(' ', start - 2) + 1
    if (last.end - start > 40) break
  }
  if (found) return found
  const written = text.slice(last.start, last.end)
  if (!twoLetters.test(written) || !isAfterComma(text, last.start)) return null
  return { written, code: null, start: last.start, afterComma: true }
}

function withoutCountry(text: string): number {
  const end = withoutPunctuation(text, text.length)
  const lastCode = text.charCodeAt(end - 1)
  if (lastCode >= 0x30 && lastCode <= 0x39) return end
  const start = Math.max(0, end - 30)
  const found = country.exec(text.slice(start, end))
  return found ? withoutPunctuation(text, start + found.index) : end
}

/** The word that ends before `end`; an empty span where none does. */
function wordBefore(text: string, end: number): Span {
  const wordEnd = withoutPunctuation(text, end)
  let start = wordEnd
  while (start > 0 && !isSeparator(text.charCodeAt(start - 1))) start--
  return { start, end: wordEnd }
}

function withoutPunctuation(text: string, end: number): number {
  let at = end
  while (at > 0 && (isSeparator(text.charCodeAt(at - 1)) || text.charCodeAt(at - 1) === 0x2e)) at--
  return at
}

/** Space, comma, semicolon. */
export function isSeparator(code: number): boolean {
  return code === 0x20 || code === 0x2c || code === 0x3b
}

function isAfterComma(text: string, start: number): boolean {
  let at = start
  while (at > 0 && text.charCodeAt(at - 1) === 0x20) at--
  return at > 0 && text.charCodeAt(at - 1) === 0x2c
}
