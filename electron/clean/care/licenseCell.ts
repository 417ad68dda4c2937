import { type Cleaned, cleaned, nothing, notUnderstood } from '../cleaned.ts'
import { cleanIdentifier } from '../text/identifier.ts'
import { withoutInvisible } from '../text/invisible.ts'
import { type NoValueWords, usualNoValue } from '../text/noValue.ts'
import { cleanText } from '../text/text.ts'

interface LicenseCell {
  readonly type: string | null
  /** Null where nothing follows the hyphen. */
  readonly number: string | null
}

/**
 * License type and number of one cell, split at the last ` - `, or another separator: `CHILD CARE FAMILY - K820055232`. One without
 * space on both sides belongs to the type or the number. A half that is a word for no value is null.
 */
export function splitLicenseCell(
  cell: string,
  noValue: NoValueWords = usualNoValue,
  separator = '-',
): Cleaned<LicenseCell> {
  const hyphen = lastSeparator(cell, separator)
  if (hyphen >= 0) {
    const number = cleanIdentifier(cell.slice(hyphen + separator.length))
    return cleaned({
      type: typeOf(cell.slice(0, hyphen), noValue),
      number: number === null || noValue.has(number) ? null : number,
    })
  }
  if (cell.trim() === '') return nothing
  return notUnderstood('license_not_split', `has no ' ${separator} ' between license type and number`)
}

function lastSeparator(cell: string, separator: string): number {
  for (let at = cell.lastIndexOf(separator); at > 0; at = cell.lastIndexOf(separator, at - 1)) {
    if (isSpace(cell.charCodeAt(at - 1)) && isSpace(cell.charCodeAt(at + separator.length))) return at
  }
  return -1
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || (code >= 0x09 && code <= 0x0d)
}

/** A soft hyphen is left in a cell that holds an identifier; in the type it is no character. */
function typeOf(text: string, noValue: NoValueWords): string | null {
  const type = cleanText(text.includes('\u00ad') ? withoutInvisible(text) : text)
  return type === null || noValue.has(type) ? null : type
}
