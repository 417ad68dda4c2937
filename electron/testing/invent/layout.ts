import type { Random } from './random.ts'
import { phoneDigits } from './words.ts'

/** A layout's header, and its records one after the other, as raw cells. */
export interface Layout {
  readonly file: string
  readonly header: readonly string[]
  /** The same for the same seed; each layout has one of its own. */
  records(count: number, seed?: number): Iterable<readonly string[]>
}

/** Records that share the license of the one before, of all. */
export const shared = 0.001
/** Cells that can't be understood, of all phones and capacities. */
export const odd = 0.0005
/** 20 places and 500 ZIPs each: 10,000 address codes a layout. */
export const zipsOfPlace = 500

export function dashed(draw: Random): string {
  const digits = phoneDigits(draw)
  return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${draw.chance(odd) ? '' : digits.slice(6)}`
}

export function capacity(draw: Random): string {
  return draw.chance(odd) ? '12O' : String(5 + draw.below(200))
}
