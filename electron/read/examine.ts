import { isUtf8 } from 'node:buffer'
import { wholeUtf8 } from './encoding.ts'

export type ByteOrderMark = 'none' | 'utf-8' | 'utf-16le' | 'utf-16be'

export const markBytes = { none: 0, 'utf-8': 3, 'utf-16le': 2, 'utf-16be': 2 } as const

export function byteOrderMark(start: Buffer): ByteOrderMark {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8'
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'none'
}

/** What all bytes of a file tell. Positions count from 0 and are -1 where there is no such thing. */
export interface Examined {
  /** The file's first bytes. */
  readonly start: Buffer
  readonly mark: ByteOrderMark
  readonly bytes: number
  readonly sha256: string
  /** The first NUL character. */
  readonly nul: number
  /** Where the first character begins that is not valid: UTF-16 after its mark, else UTF-8. */
  readonly invalid: number
}

/** Takes a file's bytes in any pieces. */
export interface Examination {
  add(bytes: Buffer): void
  /** To be called once, after all bytes. */
  end(): Pick<Examined, 'nul' | 'invalid'>
}

export function examine(mark: ByteOrderMark): Examination {
  return mark === 'utf-16le' || mark === 'utf-16be' ? examineUtf16(mark === 'utf-16be') : examineBytes()
}

function examineBytes(): Examination {
  let position = 0
  let rest = Buffer.alloc(0)
  let nul = -1
  let invalid = -1
  return {
    add(bytes) {
      if (nul < 0) nul = found(bytes.indexOf(0), position)
      if (invalid < 0) {
        const start = position - rest.length
        const joined = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
        const whole = wholeUtf8(joined)
        if (isUtf8(joined.subarray(0, whole))) rest = Buffer.from(joined.subarray(whole))
        else invalid = start + firstInvalidUtf8(joined)
      }
      position += bytes.length
    },
    end() {
      if (invalid < 0 && rest.length > 0) invalid = position - rest.length
      return { nul, invalid }
    },
  }
}

function examineUtf16(bigEndian: boolean): Examination {
  let position = 0
  let rest = Buffer.alloc(0)
  let nul = -1
  let invalid = -1
  return {
    add(bytes) {
      const start = position - rest.length
      const joined = Buffer.concat([rest, bytes])
      position += bytes.length
      let whole = joined.length - (joined.length % 2)
      if (whole > 0 && isHighSurrogate(joined[whole - (bigEndian ? 2 : 1)]!)) whole -= 2
      rest = Buffer.from(joined.subarray(whole))
      const units = joined.subarray(0, whole)
      if (bigEndian) units.swap16()
      const text = units.toString('utf16le')
      if (nul < 0) nul = found(text.indexOf('\0') * 2, start)
      if (invalid < 0) invalid = found(text.search(loneSurrogate) * 2, start)
    },
    end() {
      if (invalid < 0 && rest.length > 0) invalid = position - rest.length
      return { nul, invalid }
    },
  }
}

// With the u flag only a surrogate that is not half of a pair matches.
const loneSurrogate = /\p{Surrogate}/u

function isHighSurrogate(upperByte: number): boolean {
  return upperByte >= 0xd8 && upperByte <= 0xdb
}

function found(index: number, start: number): number {
  return index < 0 ? -1 : start + index
}

/** Where the first character begins that is not UTF-8, in bytes that are known not to be all UTF-8. */
function firstInvalidUtf8(bytes: Buffer): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isUtf8(bytes.subarray(0, wholeUtf8(bytes.subarray(0, middle))))) good = middle
    else bad = middle
  }
  return wholeUtf8(bytes.subarray(0, good))
}
