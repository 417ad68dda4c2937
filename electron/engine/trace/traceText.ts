import { cleanPhone } from '../../clean/person/phone.ts'

/** What a text that is traced may be. */
export interface TraceText {
  /** As it was typed, trimmed. */
  readonly text: string
  /** E.164; null when it is no phone number. */
  readonly phone: string | null
  /** In capitals, without spaces and dashes; null where no license number is written otherwise. */
  readonly loose: string | null
}

// sql/trace/licenses_like_number.sql takes the same characters out
const spacesAndDashes = /[ \t\u00a0\-\u2010-\u2014]/g

export function traceText(typed: string): TraceText {
  // no text of the database holds a NUL, and the protocol can't send one
  const text = typed.replaceAll('\0', '').trim()
  const loose = looseNumber(text)
  return {
    text,
    phone: cleanPhone(text).value?.phone ?? null,
    loose: /\d/.test(loose) && loose.length >= 2 ? loose : null,
  }
}

export function looseNumber(text: string): string {
  return text.replace(spacesAndDashes, '').toUpperCase()
}

/** The ten digits of a phone in any punctuation, as a regular expression of the server. */
export function phonePattern(phone: string): string {
  const digits = phone.slice(-10)
  const between = '[^0-9A-Za-z,]{0,3}'
  return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join(between)
}

/** Whether a text holds a word as such: not as a part of a longer number or name. */
export function holdsWord(text: string, word: string): boolean {
  const isPart = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{N}-]/u.test(character)
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + word.length])) return true
  }
  return false
}
