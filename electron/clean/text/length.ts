import { type Cleaned, cleaned, nothing, notUnderstood } from '../cleaned.ts'

/**
 * The most characters (code points) that a field may have (DATA.md, "Length"). Of the names only the company's may be
 * longer than 200; fields that are not listed may be as long as a cell.
 */
export const lengthLimits = {
  license_number: 64,
  email: 254,
  company: 500,
  licensee_name: 200,
  operator: 200,
  first_name: 200,
  last_name: 200,
  title: 200,
  city: 200,
  county: 200,
} as const

/** Whether a text has more than `limit` characters, counted as code points, not as UTF-16 units. */
export function isLongerThan(value: string, limit: number): boolean {
  if (value.length <= limit) return false
  if (value.length > 2 * limit) return true
  let characters = 0
  for (const _character of value) characters++
  return characters > limit
}

/** A longer value is one that can't be understood: it loads as empty, with a warning. No limit, no check. */
export function withinLength(value: string | null, limit: number | undefined): Cleaned<string> {
  if (value === null) return nothing
  return limit !== undefined && isLongerThan(value, limit) ? tooLong(limit) : cleaned(value)
}

export function tooLong(limit: number): Cleaned<never> {
  return notUnderstood('too_long', `is longer than ${limit} characters`)
}
