const start =
  ':A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}'
/** XML 1.0, 2.3. */
const name = new RegExp(`^[${start}][${start}.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}-]*$`, 'u')

/** Where what may be a name ends. */
export function nameEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && isNameCode(text.charCodeAt(end))) end += 1
  return end
}

function isNameCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x2d && code <= 0x3a && code !== 0x2f) ||
    code === 0x5f ||
    code >= 0x80
  )
}

/** Nearly all names of a sheet are one letter. */
export function isXmlName(text: string): boolean {
  if (text.length === 1) {
    const code = text.charCodeAt(0)
    if (code >= 0x61 && code <= 0x7a) return true
  }
  return name.test(text)
}

const five: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const reference = /&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|([a-z]+));|&/g

/** A text with its references resolved. @throws Error of an entity that is none of the five, and of no character */
export function withoutReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(reference, (whole, decimal?: string, hexadecimal?: string, entity?: string) => {
    if (entity !== undefined && Object.hasOwn(five, entity)) return five[entity] as string
    const code =
      decimal !== undefined
        ? Number(decimal)
        : hexadecimal !== undefined
          ? Number.parseInt(hexadecimal, 16)
          : -1
    if (!isCharacter(code)) throw new Error(`an entity in its XML is not known: ${whole.slice(0, 40)}`)
    return String.fromCodePoint(code)
  })
}

/** XML 1.0, 2.2. */
function isCharacter(code: number): boolean {
  return (
    code === 0x09 ||
    code === 0x0a ||
    code === 0x0d ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  )
}
