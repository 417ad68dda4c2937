import { isAscii } from 'node:buffer'

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * How many of these bytes form whole UTF-8 characters: a character that the end cuts off is left out.
 * Bytes that are not UTF-8 at all are counted in, the decision about them is made elsewhere.
 */
export function wholeUtf8(bytes: Uint8Array): number {
  const length = bytes.length
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back]!
    if (byte < 0x80) return length
    if (byte >= 0xc0) {
      const needs = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
      return needs > back ? length - back : length
    }
  }
  return length
}

/** How many of these bytes form whole characters (UTF-16: code units). */
export function wholeCharacters(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') return wholeUtf8(bytes)
  if (encoding === 'windows-1252') return bytes.length
  return bytes.length - (bytes.length % 2)
}

export interface DecodedText {
  readonly text: string
  /** Bytes of each UTF-16 code unit of the text, 0 where it differs from one character to the next. */
  readonly unitBytes: 0 | 1 | 2
}

/** Decodes whole characters. The bytes were found good by the inspection; no byte order mark is among them. */
export function decode(bytes: Buffer, encoding: Encoding): DecodedText {
  if (encoding === 'utf-16le') return { text: bytes.toString('utf16le'), unitBytes: 2 }
  // The copy: the caller still needs its bytes as they are in the file.
  if (encoding === 'utf-16be') return { text: Buffer.from(bytes).swap16().toString('utf16le'), unitBytes: 2 }
  // latin1 makes one-byte strings: half the memory, and the fastest to search.
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), unitBytes: 1 }
  if (encoding === 'windows-1252') return { text: decodeWindows1252(bytes), unitBytes: 1 }
  return { text: bytes.toString('utf8'), unitBytes: 0 }
}

/** The part of the file that this piece of decoded text takes up. */
export function byteLengthOf(text: string, unitBytes: 0 | 1 | 2): number {
  return unitBytes === 0 ? Buffer.byteLength(text) : text.length * unitBytes
}

// The 32 bytes in which Windows-1252 differs from Latin-1. The five that it leaves open (81 8D 8F 90 9D)
// stay control characters, as browsers read them. An own table, since decoders built into runtimes have
// taken this encoding for Latin-1.
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

const c1 = /[\x80-\x9f]/g

function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(c1, fromC1)
}

function fromC1(character: string): string {
  return windows1252[character.charCodeAt(0) - 0x80]!
}
