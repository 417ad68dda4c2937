import { randomInt } from 'node:crypto'

/**
 * A running 64-bit fingerprint of values, in two 32-bit lanes (JavaScript has no fast 64-bit integers). The seed is
 * drawn per process, so that no file can be made to collide. Fingerprints never leave the process.
 *
 * Module-level lanes rather than an object: this runs for every character of every record.
 */
const seedLow = randomInt(2 ** 32)
const seedHigh = randomInt(2 ** 32)

let low = seedLow
let high = seedHigh

export function startFingerprint(): void {
  low = seedLow
  high = seedHigh
}

/** Takes in one text; null and '' differ, and so do `('ab', 'c')` and `('a', 'bc')`. */
export function addText(value: string | null): void {
  if (value === null) {
    addNumber(-1)
    return
  }
  let a = low
  let b = high
  const length = value.length
  for (let index = 0; index < length; index += 1) {
    const code = value.charCodeAt(index)
    a = Math.imul(((a << 5) | (a >>> 27)) ^ code, 0x9e3779b1)
    b = Math.imul(((b << 7) | (b >>> 25)) ^ code, 0x85ebca77)
  }
  low = a
  high = b
  addNumber(length)
}

/** Takes in a whole number of at most 32 bits. */
export function addNumber(value: number): void {
  low = Math.imul(((low << 5) | (low >>> 27)) ^ value, 0xc2b2ae3d)
  high = Math.imul(((high << 7) | (high >>> 25)) ^ value, 0x27d4eb2f)
  low ^= low >>> 15
  high ^= high >>> 13
}

/** The low lane of what was taken in since `startFingerprint`, well mixed. */
export function fingerprintLow(): number {
  return mixed(low ^ Math.imul(high, 0x165667b1))
}

/** The high lane. */
export function fingerprintHigh(): number {
  return mixed(high ^ Math.imul(low, 0x9e3779b1))
}

function mixed(lane: number): number {
  let value = lane
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return value ^ (value >>> 16)
}
