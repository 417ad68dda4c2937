import { type Cleaned, cleaned, nothing, notUnderstood, odd } from '../cleaned.ts'
import { isLongerThan, lengthLimits } from '../text/length.ts'

interface Emails {
  readonly email: string
  /** Further addresses of the cell, in its order, each once. */
  readonly others: readonly string[]
}

/** name@host.tld, in lower case already. Only used on words of bounded length. */
const address =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,63}|xn--[a-z0-9-]{2,59})$/u
const asciiAddress = /^[a-z0-9!#$%&'*+=?^_`{}~.-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.[a-z]{2,63}$/
/** More than this is no list of addresses. */
const mostParts = 500
const betweenSeparators = /[^;,|]+/g
const whitespace = /\s+/
const joiningWords = new Set(['and', 'or', '&', '/', '-'])

/**
 * The email address of a cell in lower case, and the further ones it holds, separated by `;` `,` `/` `|`, whitespace,
 * "and" or "or". A part between separators that is no address gives a problem; the others are kept. Words beside an
 * address with nothing but a space between (`jane doe@…`) are not taken apart: the space may belong to the name.
 * (DATA.md, "Email")
 */
export function cleanEmail(cell: string): Cleaned<Emails> {
  const text = cell.trim().normalize('NFC').toLowerCase()
  if (text === '') return nothing
  if (text.length <= lengthLimits.email && asciiAddress.test(text))
    return cleaned({ email: text, others: [] })

  const found = new Set<string>()
  let bad: string | null = null
  let parts = 0
  for (const [part] of text.matchAll(betweenSeparators)) {
    if (parts >= mostParts) {
      bad ??= part
      break
    }
    for (const piece of splitAtSlashes(part)) {
      const written = piece.trim()
      if (written === '') continue
      parts++
      const addresses = addressesOf(written)
      if (addresses === null) bad ??= written
      else for (const each of addresses) found.add(each)
    }
  }
  const [email, ...others] = found
  if (email === undefined) {
    return parts === 1 && bad !== null && isTooLong(bad)
      ? notUnderstood('too_long', `is longer than ${lengthLimits.email} characters`)
      : notUnderstood('email_not_understood', 'is not an email address of the form name@host.tld')
  }
  if (bad === null) return cleaned({ email, others })
  return odd(
    { email, others },
    'email_not_understood',
    `holds a part that is not an email address: '${cut(bad)}'`,
  )
}

/** A slash is a separator only after an address: `n/a` and `a/b@host.tld` are one part each. */
function splitAtSlashes(part: string): string[] {
  if (!part.includes('/')) return [part]
  const pieces: string[] = []
  let begin = 0
  let afterAt = false
  for (let index = 0; index < part.length; index++) {
    if (part[index] === '@') afterAt = true
    else if (part[index] === '/' && afterAt) {
      pieces.push(part.slice(begin, index))
      begin = index + 1
      afterAt = false
    }
  }
  pieces.push(part.slice(begin))
  return pieces
}

/** The addresses of a part, or null if anything else stands there. */
function addressesOf(part: string): string[] | null {
  if (!part.includes('@')) return null
  const bracket = part.endsWith('>') ? part.lastIndexOf('<') : -1
  if (bracket >= 0) {
    const inside = addressOf(part.slice(bracket + 1, -1).trim())
    return inside === null ? null : [inside]
  }
  const addresses: string[] = []
  for (const word of part.split(whitespace)) {
    if (joiningWords.has(word)) continue
    const one = addressOf(word)
    if (one === null) return null
    addresses.push(one)
  }
  return addresses.length === 0 ? null : addresses
}

function addressOf(word: string): string | null {
  const bare = word.startsWith('mailto:') ? word.slice('mailto:'.length) : word
  return !isLongerThan(bare, lengthLimits.email) && address.test(bare) ? bare : null
}

function isTooLong(part: string): boolean {
  return isLongerThan(part, lengthLimits.email) && part.includes('@') && !whitespace.test(part)
}

function cut(part: string): string {
  return part.length <= 60 ? part : `${part.slice(0, 60)}…`
}
