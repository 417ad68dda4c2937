import { isAscii, isUtf8 } from 'node:buffer'

/** `windows-1252`: no byte beyond ASCII is UTF-8. `utf-8-and-windows-1252`: some are, some are not. */
export type Encoding =
  | 'utf-8'
  | 'utf-8-bom'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1252'
  | 'utf-8-and-windows-1252'

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
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return bytes.length - (bytes.length % 2)
  return wholeUtf8(bytes)
}

export interface DecodedText {
  readonly text: string
  /** Bytes of each UTF-16 code unit of the text, 0 where it differs from one character to the next. */
  readonly unitBytes: 0 | 1 | 2
  /** Where characters stand, ascending, that are one byte of the file though UTF-8 would take more. */
  readonly singles: readonly number[]
}

const noSingles: readonly number[] = []

/** Decodes whole characters. The bytes were found good by the inspection; no byte order mark is among them. */
export function decode(bytes: Buffer, encoding: Encoding): DecodedText {
  if (encoding === 'utf-16le') return decoded(bytes.toString('utf16le'), 2)
  // The copy: the caller still needs its bytes as they are in the file.
  if (encoding === 'utf-16be') return decoded(Buffer.from(bytes).swap16().toString('utf16le'), 2)
  // latin1 makes one-byte strings: half the memory, and the fastest to search.
  if (isAscii(bytes)) return decoded(bytes.toString('latin1'), 1)
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') return decoded(bytes.toString('utf8'), 0)
  return decodeMixed(bytes)
}

function decoded(text: string, unitBytes: 0 | 1 | 2): DecodedText {
  return { text, unitBytes, singles: noSingles }
}

/** The part of the file that a part of decoded text takes up, in bytes. */
export function bytesBetween({ text, unitBytes, singles }: DecodedText, start: number, end: number): number {
  if (unitBytes > 0) return (end - start) * unitBytes
  let bytes = Buffer.byteLength(text.slice(start, end))
  for (let index = firstFrom(singles, start); index < singles.length; index++) {
    const at = singles[index]!
    if (at >= end) break
    bytes -= text.charCodeAt(at) < 0x800 ? 1 : 2
  }
  return bytes
}

function firstFrom(sorted: readonly number[], least: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

// C9 CD D1 D3 DA DC are ÉÍÑÓÚÜ and 91 to 97 quotes and dashes of Windows-1252. Together they are UTF-8 too, of letters
// that no list of ours has: of phonetics, Arabic, Syriac and the like.
const pair = '[\\xc9\\xcd\\xd1\\xd3\\xda\\xdc][\\x91-\\x97]'
const sequence =
  `(?!${pair})[\\xc2-\\xdf][\\x80-\\xbf]|\\xe0[\\xa0-\\xbf][\\x80-\\xbf]|` +
  '[\\xe1-\\xec\\xee\\xef][\\x80-\\xbf]{2}|\\xed[\\x80-\\x9f][\\x80-\\xbf]|' +
  '\\xf0[\\x90-\\xbf][\\x80-\\xbf]{2}|[\\xf1-\\xf3][\\x80-\\xbf]{3}|\\xf4[\\x80-\\x8f][\\x80-\\xbf]{2}'

/**
 * In bytes as Latin-1: a UTF-8 sequence, or one byte that is part of none. To be used on the bytes of a file that are
 * not all UTF-8, where `windows1252Pair` is two characters of Windows-1252 (DATA.md, "Files").
 */
export const sequenceOrByte = new RegExp(`${sequence}|[\\x80-\\xff]`, 'g')
export const windows1252Pair = new RegExp(pair)
const anySequence = new RegExp(sequence)

/** Each byte that is part of no UTF-8 sequence, and only that byte, as Windows-1252. */
function decodeMixed(bytes: Buffer): DecodedText {
  const latin1 = bytes.toString('latin1')
  if (!anySequence.test(latin1)) return decoded(latin1.replace(c1, fromC1), 1)
  if (isUtf8(bytes) && !windows1252Pair.test(latin1)) return decoded(bytes.toString('utf8'), 0)
  const singles: number[] = []
  let saved = 0
  const text = latin1.replace(sequenceOrByte, (found, at: number) => {
    if (found.length === 1) {
      singles.push(at - saved)
      return found < '\xa0' ? fromC1(found) : found
    }
    const character = Buffer.from(found, 'latin1').toString('utf8')
    saved += found.length - character.length
    return character
  })
  return { text, unitBytes: 0, singles }
}

// The 32 bytes in which Windows-1252 differs from Latin-1. The five that it leaves open (81 8D 8F 90 9D)
// stay control characters, as browsers read them. An own table, since decoders built into runtimes have
// taken this encoding for Latin-1.
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

const c1 = /[\x80-\x9f]/g

function fromC1(character: string): string {
  return windows1252[character.charCodeAt(0) - 0x80]!
}
