/**
 * Whether bytes of UTF-8 or Windows-1252 hold none of the characters for which each cell must be looked through:
 * invisible ones, and the `&` of an HTML entity. Looks at four bytes at a time, so that a block costs a tenth of what its
 * cells would; where it can't tell, it says no.
 */
export function areBytesPlain(bytes: Uint8Array): boolean {
  const { length, byteOffset, buffer } = bytes
  if (length < 8) return isPlainBetween(bytes, 0, length)
  // words begin at multiples of four in memory
  const head = (4 - (byteOffset & 3)) & 3
  const words = new Uint32Array(buffer, byteOffset + head, (length - head) >> 2)
  if (!isPlainBetween(bytes, 0, head)) return false
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as number
    // a byte from 0x80, below 0x20, 0x26 or 0x7f; Hacker's Delight, 6-1, which may also find the byte above such a one
    const control = (word - 0x20202020) & ~word
    const ampersand = word ^ 0x26262626
    const del = word ^ 0x7f7f7f7f
    const found = word | control | ((ampersand - 0x01010101) & ~ampersand) | ((del - 0x01010101) & ~del)
    if ((found & 0x80808080) === 0) continue
    const start = head + index * 4
    if (!isPlainBetween(bytes, start, start + 4)) return false
  }
  return isPlainBetween(bytes, head + words.length * 4, length)
}

function isPlainBetween(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte >= 0x80) {
      if (!isPlainHigh(bytes, at)) return false
    } else if (byte < 0x20 ? byte < 0x09 || byte > 0x0d : byte === 0x7f) return false
    else if (byte === 0x26 && beginsEntity(bytes, at)) return false
  }
  return true
}

/** `&amp;`, `&#39;`: a semicolon ends up to 31 letters and digits. `A & B` and `R&D` are none. */
function beginsEntity(bytes: Uint8Array, ampersand: number): boolean {
  for (let at = ampersand + 1; at < ampersand + 40; at++) {
    const byte = bytes[at]
    // cut off by the end of the block
    if (byte === undefined) return true
    if (byte === 0x3b) return at > ampersand + 1
    const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
    if (!isLetter && !(byte >= 0x30 && byte <= 0x39) && byte !== 0x23) return false
  }
  return false
}

/** A byte of a character beyond ASCII: letters up to U+05FF are plain but a soft hyphen, as are common quotes and dashes. */
function isPlainHigh(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] as number
  const before = at === 0 ? 0 : (bytes[at - 1] as number)
  // one that goes on with a character, or stands for one in Windows-1252
  if (byte < 0xc0) {
    if (before === 0xe2) return byte === 0x80 || byte === 0x82 || byte === 0x84
    if (byte === 0xad) return before >= 0xc3 && before < 0xd8
    // U+200B to U+200F and U+202A to U+202E
    const isGeneral = before === 0x80 && at > 1 && bytes[at - 2] === 0xe2
    return !isGeneral || (byte >= 0x90 && byte <= 0xa9)
  }
  return byte < 0xd8 || byte === 0xe2
}
