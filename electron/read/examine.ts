import { isAscii, isUtf8 } from 'node:buffer'
import { sequenceOrByte, wholeUtf8, windows1252Pair } from './decode/encoding.ts'
import { createSuspicion, type SuspectedEncoding } from './shape/suspicion.ts'

export type ByteOrderMark = 'none' | 'utf-8' | 'utf-16le' | 'utf-16be'

export const markBytes = { none: 0, 'utf-8': 3, 'utf-16le': 2, 'utf-16be': 2 } as const

export function byteOrderMark(start: Buffer): ByteOrderMark {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8'
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'none'
}

/**
 * UTF-16 without its byte order mark: text of ours is mostly ASCII, of which every second byte is zero: the second in
 * little endian, the first in big endian.
 */
export function unmarkedUtf16(start: Buffer): ByteOrderMark {
  const units = Math.min(start.length, 4096) >> 1
  if (units < 2) return 'none'
  let first = 0
  let second = 0
  for (let unit = 0; unit < units; unit += 1) {
    if (start[unit * 2] === 0) first += 1
    if (start[unit * 2 + 1] === 0) second += 1
  }
  if (second * 2 > units && first * 10 < units) return 'utf-16le'
  if (first * 2 > units && second * 10 < units) return 'utf-16be'
  return 'none'
}

/** What all bytes of a file tell. Positions count from 0 and are -1 where there is no such thing. */
export interface Examined {
  /** The file's first bytes. */
  readonly start: Buffer
  readonly mark: ByteOrderMark
  /** The mark, or the one that UTF-16 without its mark would have. */
  readonly unit: ByteOrderMark
  readonly bytes: number
  readonly sha256: string
  /** The first NUL character. */
  readonly nul: number
  /** Where the first character begins that is not valid: UTF-16 after its mark, else UTF-8. */
  readonly invalid: number
  /** Of a file that is not all UTF-8: what is read as Windows-1252. */
  readonly singles?: SingleBytes
}

/** Bytes that are part of no UTF-8 sequence; and pairs that are, but mean two characters of Windows-1252. */
export interface SingleBytes {
  readonly count: number
  /** Where the first of them stand, ascending; a thousand at most. */
  readonly first: readonly number[]
  /** The file has UTF-8 sequences too. */
  readonly isMixed: boolean
  /** The encoding that the bytes rather seem to be of; null where Windows-1252 explains them. */
  readonly suspected: SuspectedEncoding | null
}

/** Takes a file's bytes in any pieces. */
interface Examination {
  add(bytes: Buffer): void
  /** To be called once, after all bytes. */
  end(): Pick<Examined, 'nul' | 'invalid' | 'singles'>
}

export function examine(unit: ByteOrderMark): Examination {
  return unit === 'utf-16le' || unit === 'utf-16be' ? examineUtf16(unit === 'utf-16be') : examineBytes()
}

const mostPlaces = 1000

function examineBytes(): Examination {
  let position = 0
  let rest = Buffer.alloc(0)
  let nul = -1
  let invalid = -1
  let isMixed = false
  const bytesOfNone = createPlaces()
  const bytesOfPairs = createPlaces()
  const suspicion = createSuspicion()

  const look = (bytes: Buffer, start: number) => {
    if (isAscii(bytes)) return
    const valid = isUtf8(bytes)
    const latin1 = bytes.toString('latin1')
    if (valid && !windows1252Pair.test(latin1)) {
      isMixed = true
      return
    }
    for (const { 0: found, index } of latin1.matchAll(sequenceOrByte)) {
      if (found.length > 1) {
        isMixed = true
        continue
      }
      suspicion.add(latin1, index)
      if (valid || isOfPair(latin1, index)) {
        bytesOfPairs.add(start + index)
      } else {
        if (invalid < 0) invalid = start + index
        bytesOfNone.add(start + index)
      }
    }
  }

  return {
    add(bytes) {
      if (nul < 0) nul = found(bytes.indexOf(0), position)
      const start = position - rest.length
      const joined = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
      const whole = wholeUtf8(joined)
      look(joined.subarray(0, whole), start)
      rest = Buffer.from(joined.subarray(whole))
      position += bytes.length
    },
    end() {
      look(rest, position - rest.length)
      if (invalid < 0) return { nul, invalid }
      const first = [...bytesOfNone.first, ...bytesOfPairs.first].sort((a, b) => a - b).slice(0, mostPlaces)
      const count = bytesOfNone.count + bytesOfPairs.count
      return { nul, invalid, singles: { count, first, isMixed, suspected: suspicion.end() } }
    },
  }
}

/** Of two bytes that are UTF-8, which the pattern of sequences leaves out. */
function isOfPair(latin1: string, index: number): boolean {
  return (
    windows1252Pair.test(latin1.slice(index, index + 2)) ||
    windows1252Pair.test(latin1.slice(Math.max(0, index - 1), index + 1))
  )
}

function createPlaces() {
  const first: number[] = []
  let count = 0
  return {
    add(place: number) {
      count += 1
      if (first.length < mostPlaces) first.push(place)
    },
    first,
    get count() {
      return count
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
